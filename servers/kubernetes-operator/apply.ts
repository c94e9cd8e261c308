import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { applyObject, liveObject, nameOf, place } from './apply-object.ts';
import type { Placed } from './apply-object.ts';
import { openCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { differenceOf, isSame } from './difference.ts';
import { readManifestFiles } from './manifest-files.ts';
import { parseManifest } from './manifest-objects.ts';
import type { ManifestObject } from './manifest-objects.ts';
import { ContextName, InNamespace, requireNamespace } from './names.ts';
import { partly } from './partly.ts';
import { requireAllowedKind } from './resources.ts';

const TIMEOUT_MS = 300_000;
const FIELD = 'manifest_path';

const Applied = z.object({
  file: z.string(),
  kind: z.string(),
  name: z.string(),
  namespace: z.string().nullable(),
  action: z.enum(['created', 'configured', 'unchanged']),
  diff: z.string().nullable().describe('Only when asked for; empty when nothing changes'),
});

/** spec/servers.md A.1.4. */
export const apply = defineTool({
  name: 'kubectl_apply',
  title: 'Apply manifests',
  description:
    'Applies the objects of a manifest (YAML or JSON), or of all manifests of a folder, by server-side apply. All files are parsed before the cluster is asked, and with validate every object is tried as a dry run before any is changed. dry_run changes nothing; diff tells what changes. Values of secrets are masked.',
  input: z.object({
    manifest_path: z.string().min(1).describe('A file or folder of the workspace'),
    namespace: InNamespace.describe('For objects that name none'),
    dry_run: z.boolean().default(false),
    validate: z.boolean().default(true).describe('Try all of it first'),
    diff: z.boolean().default(false),
    recursive: z.boolean().default(false).describe('Folders below too'),
    force_conflicts: z.boolean().default(false).describe('Take over fields that somebody else has set'),
    context: ContextName,
  }),
  output: z.object({ context: z.string(), dry_run: z.boolean(), objects: z.array(Applied) }),
  risk: ['write', 'network'],
  annotations: { idempotentHint: true },
  async run(input, context) {
    const { namespace, dry_run, validate, diff, force_conflicts: force } = input;
    const objects = await readObjects(input, context);
    const cluster = await openCluster(context, input.context, TIMEOUT_MS);
    const all: Placed[] = [];
    for (const object of objects) all.push(await placeAllowed(cluster, object, namespace));
    if (validate && !dry_run) await tryAll(cluster, all, force);
    const done: z.infer<typeof Applied>[] = [];
    const names: string[] = [];
    for (const placed of all) {
      const { object } = placed;
      try {
        const before = await liveObject(cluster, placed);
        const after = await applyObject(cluster, placed, { dryRun: dry_run, force });
        const changed = isSame(before, after) ? 'unchanged' : 'configured';
        done.push({
          file: object.file,
          kind: object.kind,
          name: object.name,
          namespace: placed.namespace ?? null,
          action: before === undefined ? 'created' : changed,
          diff: diff ? differenceOf(placed.resource, before, after) : null,
        });
        names.push(nameOf(placed));
      } catch (error) {
        throw partly(error, dry_run ? [] : names, 'these were applied');
      }
      await context.progress(done.length, all.length, object.name);
    }
    return { context: cluster.context, dry_run, objects: done };
  },
  text: ({ dry_run, objects }) =>
    [
      ...(dry_run ? ['Nothing was changed. This would be:'] : []),
      ...objects.map(({ kind, name, action, diff }) => `${kind}/${name} ${action}${diff ? `\n${diff}` : ''}`),
    ].join('\n'),
});

/** Everything that can be said without the cluster. Namespaces come first, because others stand in them. */
async function readObjects(
  { manifest_path, recursive }: { manifest_path: string; recursive: boolean },
  context: ToolContext,
): Promise<ManifestObject[]> {
  const files = await readManifestFiles(manifest_path, recursive, context);
  const objects = files.flatMap(({ name, text }) => parseManifest(name, text));
  if (objects.length === 0) {
    throw new ToolFailure('V', `There is no object in ${manifest_path}.`, { field: FIELD });
  }
  for (const object of objects) {
    requireAllowedKind(context.settings, FIELD, object);
    if (object.namespace !== undefined) requireNamespace(context.settings, FIELD, object.namespace);
  }
  const isNamespace = ({ kind, apiVersion }: ManifestObject): boolean =>
    kind === 'Namespace' && apiVersion === 'v1';
  return [...objects.filter(isNamespace), ...objects.filter((object) => !isNamespace(object))];
}

async function placeAllowed(cluster: Cluster, object: ManifestObject, namespace: string): Promise<Placed> {
  const placed = await place(cluster, object, namespace);
  requireNamespace(cluster.settings, FIELD, placed.namespace);
  return placed;
}

/** What stands in a namespace that comes with it can be tried only once that is there. */
async function tryAll(cluster: Cluster, all: readonly Placed[], force: boolean): Promise<void> {
  const coming = all.filter(({ object }) => object.kind === 'Namespace').map(({ object }) => object.name);
  for (const placed of all) {
    try {
      await applyObject(cluster, placed, { dryRun: true, force });
    } catch (error) {
      const isEarly = error instanceof ToolFailure && error.code === 'N';
      if (!isEarly || !coming.includes(placed.namespace ?? '')) throw error;
    }
  }
}
