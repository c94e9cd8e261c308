import { randomUUID } from 'node:crypto';
import type { JsonObject } from '#contract/json.ts';
import { licenceOf } from '#servers/projects/licence.ts';
import { purlOf } from '#servers/projects/project.ts';
import type { Bill } from './bill.ts';
import type { Package } from '#servers/projects/project.ts';

const ALGORITHMS = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512', md5: 'MD5' };

/** The bill as CycloneDX 1.6 JSON (ECMA-424). */
export function cycloneDx({ name, version, licence, made, parts, roots }: Bill): JsonObject {
  const root = 'root';
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: {
      timestamp: made.toISOString(),
      tools: {
        components: [{ type: 'application', name: 'patchbay-supply-chain-security', version: '1.0.0' }],
      },
      component: {
        type: 'application',
        'bom-ref': root,
        name,
        ...(version === undefined ? {} : { version }),
        ...licences(licence),
      },
    },
    components: parts.map(component),
    dependencies: [
      { ref: root, dependsOn: roots },
      ...parts.map(({ ref, needs }) => ({ ref, dependsOn: needs })),
    ],
  };
}

function component({ ref, found, licence }: Bill['parts'][number]): JsonObject {
  const [group, name] = found.ecosystem === 'npm' && found.name.startsWith('@') ? found.name.split('/') : [];
  const whole = found.checksums.filter(({ file }) => file === undefined);
  // Several archives of one version have digests of their own; the component has one only if there is one archive.
  const single = found.checksums.length === 1 || whole.length === found.checksums.length;
  const properties = [
    ...(single
      ? []
      : found.checksums.map(({ file = '', algorithm, hex }) => ({
          name: `patchbay:archive:${algorithm}`,
          value: `${hex} ${file}`.trim(),
        }))),
    ...(found.goSum === undefined ? [] : [{ name: 'patchbay:go.sum', value: found.goSum }]),
    ...(found.kind === 'dev'
      ? [{ name: 'cdx:npm:package:development', value: 'true' }].filter(() => found.ecosystem === 'npm')
      : []),
  ];
  return {
    type: 'library',
    'bom-ref': ref,
    ...(group === undefined || name === undefined ? { name: found.name } : { group, name }),
    version: found.version,
    purl: purlOf(found),
    scope: { runtime: 'required', optional: 'optional', dev: 'excluded' }[found.kind],
    ...(single && found.checksums.length > 0 ? { hashes: uniqueHashes(found) } : {}),
    ...licences(licence),
    ...(found.source?.startsWith('http') === true
      ? { externalReferences: [{ type: 'distribution', url: found.source }] }
      : {}),
    ...(properties.length > 0 ? { properties } : {}),
  };
}

function uniqueHashes(found: Package): JsonObject[] {
  return found.checksums.map(({ algorithm, hex }) => ({ alg: ALGORITHMS[algorithm], content: hex }));
}

function licences(stated: string | undefined): JsonObject {
  if (stated === undefined || stated.trim() === '') return {};
  const licence = licenceOf(stated);
  return licence.kind === 'expression'
    ? { licenses: [{ expression: licence.text }] }
    : { licenses: [{ license: { name: licence.text } }] };
}
