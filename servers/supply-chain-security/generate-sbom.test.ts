import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { connectTo } from '#servers/kit/testing.ts';
import { supplyChainSecurity } from './supply-chain-security.ts';
import { createFolder } from './testing/files.ts';
import { CARGO, GO, NPM, POETRY } from './testing/manifests.ts';

const own = (name: string): string => readFileSync(path.join(import.meta.dirname, '../..', name), 'utf8');
const PROJECTS: Record<string, Record<string, string>> = {
  'this project': { 'package.json': own('package.json'), 'package-lock.json': own('package-lock.json') },
  npm: NPM,
  Python: POETRY,
  Go: GO,
  Cargo: CARGO,
  'all in one': { ...NPM, ...POETRY, ...GO, ...CARGO },
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function documentOf(files: Record<string, string>, format: string) {
  const folder = createFolder(files);
  const server = await connectTo(supplyChainSecurity, { folders: [folder.path] });
  closing.push(() => server.close(), folder.close);
  const { data, text } = await server.call('generate_sbom', {
    project_path: '.',
    format,
    include_dev_deps: true,
  });
  return { document: data['document'], components: data['components'] as number, text };
}

const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

test.each(Object.keys(PROJECTS))('%s is CycloneDX 1.6 by the official schema', async (name) => {
  const { document } = await documentOf(PROJECTS[name] ?? {}, 'cyclonedx');
  expect(await validator.validate(JSON.stringify(document))).toBeNull();
  const { serialNumber, components, dependencies } = document as {
    serialNumber: string;
    components: { 'bom-ref': string }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  };
  expect(serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  const refs = new Set(['root', ...components.map((one) => one['bom-ref'])]);
  expect(refs.size).toBe(components.length + 1);
  for (const { ref, dependsOn } of dependencies) {
    expect(refs).toContain(ref);
    for (const target of dependsOn) expect(refs).toContain(target);
  }
});

test('the schema check can fail', async () => {
  const { document } = await documentOf(NPM, 'cyclonedx');
  expect(
    await validator.validate(JSON.stringify({ ...(document as object), serialNumber: 'constant' })),
  ).not.toBeNull();
});

// Fields and values by the clauses of the SPDX 2.3 specification (https://spdx.github.io/spdx-spec/v2.3/). Narrower than
// its JSON schema (schemas/spdx-schema.json of spdx-spec, compared field by field), which no npm package brings along.
const SpdxId = z.string().regex(/^SPDXRef-[A-Za-z0-9.-]+$/);
const Noassertion = z.literal('NOASSERTION');
const SpdxDocument = z.strictObject({
  spdxVersion: z.literal('SPDX-2.3'), // 6.1
  dataLicense: z.literal('CC0-1.0'), // 6.2
  SPDXID: z.literal('SPDXRef-DOCUMENT'), // 6.3
  name: z.string().min(1), // 6.4
  documentNamespace: z.url({ protocol: /^https$/ }).regex(/^[^#]+$/), // 6.5
  creationInfo: z.strictObject({
    creators: z.array(z.string().regex(/^(Tool|Person|Organization): /)).min(1), // 6.8
    created: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), // 6.9
  }),
  documentDescribes: z.array(SpdxId),
  packages: z.array(
    z.strictObject({
      name: z.string().min(1), // 7.1
      SPDXID: SpdxId, // 7.2
      versionInfo: z.string().optional(), // 7.3
      downloadLocation: z.union([Noassertion, z.url()]), // 7.7
      filesAnalyzed: z.literal(false), // 7.8
      checksums: z
        .array(
          z.strictObject({
            algorithm: z.enum(['SHA1', 'SHA256', 'SHA384', 'SHA512', 'MD5']),
            checksumValue: z.string().regex(/^[0-9a-f]+$/),
          }),
        )
        .optional(), // 7.10
      licenseConcluded: Noassertion, // 7.13
      licenseDeclared: z.string().min(1), // 7.15
      licenseComments: z.string().optional(), // 7.16
      copyrightText: Noassertion, // 7.17
      comment: z.string().optional(), // 7.20
      externalRefs: z
        .array(
          z.strictObject({
            referenceCategory: z.literal('PACKAGE-MANAGER'),
            referenceType: z.literal('purl'),
            referenceLocator: z.string().startsWith('pkg:'),
          }),
        )
        .optional(), // 7.21
      primaryPackagePurpose: z.enum(['APPLICATION', 'LIBRARY']), // 7.24
    }),
  ),
  relationships: z.array(
    z.strictObject({
      spdxElementId: SpdxId,
      relationshipType: z.enum(['DESCRIBES', 'DEPENDS_ON']),
      relatedSpdxElement: SpdxId,
    }), // 11.1
  ),
});

test.each(Object.keys(PROJECTS))('%s is SPDX 2.3', async (name) => {
  const { document, components } = await documentOf(PROJECTS[name] ?? {}, 'spdx');
  const { packages, relationships } = SpdxDocument.parse(document);
  const ids = new Set(['SPDXRef-DOCUMENT', ...packages.map(({ SPDXID }) => SPDXID)]);
  expect(ids.size).toBe(components + 2);
  for (const one of relationships) {
    expect(ids).toContain(one.spdxElementId);
    expect(ids).toContain(one.relatedSpdxElement);
  }
});

test('two bills of the same project are two documents', async () => {
  const [first, second] = [await documentOf(GO, 'spdx'), await documentOf(GO, 'spdx')];
  const namespace = ({ document }: typeof first) =>
    (document as { documentNamespace: string }).documentNamespace;
  expect(namespace(first)).not.toBe(namespace(second));
  expect(JSON.parse(first.text.split('\nNote: ')[0] ?? '')).toEqual(first.document);
});

test('an unknown format is V', async () => {
  const folder = createFolder(GO);
  const server = await connectTo(supplyChainSecurity, { folders: [folder.path] });
  closing.push(() => server.close(), folder.close);
  expect((await server.call('generate_sbom', { project_path: '.', format: 'swid' })).error).toMatchObject({
    code: 'V',
    field: 'format',
  });
});
