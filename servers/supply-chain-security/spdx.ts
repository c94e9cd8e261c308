import { randomUUID } from 'node:crypto';
import type { JsonObject } from '#contract/json.ts';
import type { Bill } from './bill.ts';
import { licenceOf } from '#servers/projects/licence.ts';
import { purlOf } from '#servers/projects/project.ts';

const ALGORITHMS = { sha1: 'SHA1', sha256: 'SHA256', sha384: 'SHA384', sha512: 'SHA512', md5: 'MD5' };
const ROOT = 'SPDXRef-root';

/** The bill as SPDX 2.3 JSON (ISO/IEC 5962 with the additions of 2.3). */
export function spdx({ name, version, licence, made, parts, roots }: Bill): JsonObject {
  const ids = new Map(parts.map(({ ref }, index) => [ref, `SPDXRef-package-${index + 1}`]));
  const depends = (from: string, to: string): JsonObject[] => {
    const id = ids.get(to);
    return id === undefined
      ? []
      : [{ spdxElementId: from, relationshipType: 'DEPENDS_ON', relatedSpdxElement: id }];
  };
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name,
    documentNamespace: `https://patchbay.invalid/spdx/${encodeURIComponent(name)}-${randomUUID()}`,
    creationInfo: {
      // SPDX has no fractions of a second.
      created: made.toISOString().replace(/\.\d+Z$/, 'Z'),
      creators: ['Tool: patchbay-supply-chain-security-1.0.0'],
    },
    documentDescribes: [ROOT],
    packages: [
      {
        SPDXID: ROOT,
        name,
        ...(version === undefined ? {} : { versionInfo: version }),
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        ...licences(licence),
        copyrightText: 'NOASSERTION',
        primaryPackagePurpose: 'APPLICATION',
      },
      ...parts.map((part, index) => packageOf(part, `SPDXRef-package-${index + 1}`)),
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: ROOT },
      ...roots.flatMap((to) => depends(ROOT, to)),
      ...parts.flatMap(({ ref, needs }) => needs.flatMap((to) => depends(ids.get(ref) ?? ROOT, to))),
    ],
  };
}

function packageOf({ found, licence }: Bill['parts'][number], id: string): JsonObject {
  const { checksums, goSum, source } = found;
  const comments = [
    ...(checksums.length > 1
      ? checksums.map(({ algorithm, hex, file = '' }) => `${algorithm}:${hex} ${file}`.trim())
      : []),
    ...(goSum === undefined ? [] : [`go.sum ${goSum}`]),
  ];
  return {
    SPDXID: id,
    name: found.name,
    versionInfo: found.version,
    downloadLocation: source?.startsWith('http') === true ? source : 'NOASSERTION',
    filesAnalyzed: false,
    ...(checksums.length === 1
      ? {
          checksums: checksums.map(({ algorithm, hex }) => ({
            algorithm: ALGORITHMS[algorithm],
            checksumValue: hex,
          })),
        }
      : {}),
    ...(comments.length > 0 ? { comment: comments.join('\n') } : {}),
    ...licences(licence),
    copyrightText: 'NOASSERTION',
    externalRefs: [
      { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purlOf(found) },
    ],
    primaryPackagePurpose: 'LIBRARY',
  };
}

function licences(stated: string | undefined): JsonObject {
  const licence = stated === undefined ? undefined : licenceOf(stated);
  const declared = licence?.kind === 'expression' ? licence.text : 'NOASSERTION';
  return {
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: declared,
    ...(licence?.kind === 'text' ? { licenseComments: `Stated as: ${licence.text}` } : {}),
  };
}
