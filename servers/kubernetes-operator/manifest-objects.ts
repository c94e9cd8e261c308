import { parseAllDocuments } from 'yaml';
import type { Document } from 'yaml';
import { z } from 'zod';
import type { Json, JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { Name, Namespace } from './names.ts';
import { isObject, objectsAt } from './reading.ts';
import { secretProblem } from './secret-values.ts';

const FIELD = 'manifest_path';
const MOST_OBJECTS = 1_000;
/** kubectl reads YAML 1.1 (0644 is octal, yes is true) without these of its types. */
const NOT_IN_KUBERNETES = /timestamp|binary|omap|pairs|set/;

/** What every object must say before a cluster is asked. */
const Head = z.looseObject({
  apiVersion: z.string().regex(/^(?:[a-z0-9.-]+\/)?v[a-z0-9]+$/, 'is no version such as v1 or apps/v1'),
  kind: z.string().regex(/^[A-Z][A-Za-z0-9]*$/, 'is no kind such as Deployment'),
  metadata: z.looseObject({ name: Name, namespace: Namespace.optional() }),
});

/** An object of a manifest, and where it stands. */
export interface ManifestObject {
  file: string;
  apiVersion: string;
  kind: string;
  name: string;
  namespace: string | undefined;
  body: JsonObject;
}

/** The objects of a file, lists opened. Throws V with `file` and where in it; the cluster is not asked. */
export function parseManifest(file: string, text: string): ManifestObject[] {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    customTags: (tags) =>
      tags.filter(
        (tag) =>
          typeof tag === 'string' ||
          (!NOT_IN_KUBERNETES.test(tag.tag) && !('format' in tag && tag.format === 'TIME')),
      ),
  });
  const values = Array.isArray(documents) ? documents.map((one, at) => valueOf(one, file, at + 1)) : [];
  const bodies = values.flatMap((value, index) =>
    isObject(value) && value['kind'] === 'List' && 'items' in value
      ? objectsAt(value, 'items').map((body) => ({ body: body as Json, where: index + 1 }))
      : value === null
        ? []
        : [{ body: value, where: index + 1 }],
  );
  if (bodies.length > MOST_OBJECTS) throw wrong(file, 1, `has more than ${MOST_OBJECTS} objects`);
  return bodies.map(({ body, where }) => objectOf(body, file, where));
}

function valueOf(document: Document.Parsed, file: string, where: number): Json {
  const [problem] = document.errors;
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line;
    throw wrong(
      file,
      where,
      `is not valid YAML${line === undefined ? '' : ` (line ${line})`}: ${problem.code}`,
    );
  }
  try {
    // Through JSON, so that nothing is left that JSON does not have.
    return JSON.parse(JSON.stringify(document.toJS({ maxAliasCount: 100 }) ?? null)) as Json;
  } catch {
    throw wrong(file, where, 'has too many aliases');
  }
}

function objectOf(body: Json, file: string, where: number): ManifestObject {
  const head = Head.safeParse(body);
  if (!head.success || !isObject(body)) {
    const issue = head.error?.issues[0];
    throw wrong(
      file,
      where,
      `is no Kubernetes object: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  const { apiVersion, kind, metadata } = head.data;
  const problem = kind === 'Secret' && apiVersion === 'v1' ? secretProblem(body) : undefined;
  if (problem !== undefined) throw wrong(file, where, problem);
  return { file, apiVersion, kind, name: metadata.name, namespace: metadata.namespace, body };
}

/** YAML's own messages quote the line, which may hold the value of a secret: only the place is told. */
function wrong(file: string, document: number, problem: string): ToolFailure {
  return new ToolFailure('V', `${file}, document ${document}, ${problem}.`, { field: FIELD, file, document });
}
