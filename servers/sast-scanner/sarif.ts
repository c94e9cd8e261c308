import { pathToFileURL } from 'node:url';
import type { Severity } from '#servers/source-scan/found-secret.ts';
import type { Finding } from './finding.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS: Readonly<Record<Severity, string>> = {
  CRITICAL: 'error',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'note',
};
/** Of CVSS, as code scanning services read `security-severity`. */
const SCORES: Readonly<Record<Severity, string>> = {
  CRITICAL: '9.5',
  HIGH: '8.0',
  MEDIUM: '5.5',
  LOW: '2.0',
};

/** Findings as a log of SARIF 2.1.0 with one run; `folder` is the root of their paths. */
export function sarifLog(
  engine: string,
  version: string | undefined,
  findings: readonly Finding[],
  folder: string,
) {
  const rules = new Map<string, { index: number; first: Finding }>();
  for (const finding of findings) {
    if (!rules.has(finding.rule)) rules.set(finding.rule, { index: rules.size, first: finding });
  }
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: `Patchbay ${engine}`,
            ...(version === undefined ? {} : { version }),
            rules: [...rules.values()].map(({ first }) => ruleOf(first)),
          },
        },
        originalUriBaseIds: { TARGET: { uri: `${pathToFileURL(folder).href.replace(/\/$/, '')}/` } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, rules.get(finding.rule)?.index ?? 0)),
      },
    ],
  };
}

function ruleOf({ rule, message, fix, severity, cwe }: Finding) {
  return {
    id: rule,
    shortDescription: { text: message },
    ...(fix === null ? {} : { help: { text: fix } }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      'security-severity': SCORES[severity],
      tags: ['security', ...cwe.map((id) => `external/cwe/cwe-${String(id).padStart(3, '0')}`)],
    },
  };
}

function resultOf({ rule, severity, message, path, line, column, end_line }: Finding, ruleIndex: number) {
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            uri: path.split('/').map(encodeURIComponent).join('/'),
            uriBaseId: 'TARGET',
          },
          region: {
            startLine: Math.max(line, 1),
            ...(column === null ? {} : { startColumn: Math.max(column, 1) }),
            ...(end_line === null || end_line < line ? {} : { endLine: Math.max(end_line, 1) }),
          },
        },
      },
    ],
  };
}
