import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Finding } from './finding.ts';
import type { Target } from './target.ts';

const Rule = z.looseObject({
  id: z.string(),
  shortDescription: z.looseObject({ text: z.string() }).optional(),
  defaultConfiguration: z.looseObject({ level: z.string().optional() }).optional(),
  properties: z
    .looseObject({
      tags: z.array(z.string()).default([]),
      'security-severity': z.string().optional(),
    })
    .default({ tags: [] }),
});
const Component = z.looseObject({
  version: z.string().optional(),
  semanticVersion: z.string().optional(),
  rules: z.array(Rule).default([]),
});

/** What we read of a log of SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). */
export const Log = z.looseObject({
  version: z.literal('2.1.0'),
  runs: z.array(
    z.looseObject({
      tool: z.looseObject({ driver: Component, extensions: z.array(Component).default([]) }),
      results: z.array(
        z.looseObject({
          ruleId: z.string().optional(),
          level: z.string().optional(),
          message: z.looseObject({ text: z.string().default('') }),
          locations: z
            .array(
              z.looseObject({
                physicalLocation: z.looseObject({
                  artifactLocation: z.looseObject({ uri: z.string().default('') }),
                  region: z
                    .looseObject({
                      startLine: z.int().default(1),
                      startColumn: z.int().optional(),
                      endLine: z.int().optional(),
                    })
                    .default({ startLine: 1 }),
                }),
              }),
            )
            .default([]),
        }),
      ),
    }),
  ),
});
type Runs = z.infer<typeof Log>['runs'];

/** The results of a log as findings; severity by `security-severity` where a rule has it, else by level. */
export function findingsOf(engine: string, runs: Runs, target: Target): Finding[] {
  return runs.flatMap(({ tool, results }) => {
    const rules = new Map(
      [tool.driver, ...tool.extensions].flatMap((one) => one.rules).map((rule) => [rule.id, rule]),
    );
    return results.flatMap(({ ruleId = '', level, message, locations }) => {
      const place = locations[0]?.physicalLocation;
      if (place === undefined) return [];
      const rule = rules.get(ruleId);
      const { startLine, startColumn, endLine } = place.region;
      return {
        engine,
        rule: ruleId,
        severity: severityOf(
          rule?.properties['security-severity'],
          level ?? rule?.defaultConfiguration?.level,
        ),
        message: message.text || (rule?.shortDescription?.text ?? ruleId),
        fix: null,
        cwe: (rule?.properties.tags ?? []).flatMap((tag) =>
          (/cwe-0*(\d+)$/.exec(tag) ?? []).slice(1).map(Number),
        ),
        path: target.nameOf(fileOf(place.artifactLocation.uri)),
        line: startLine,
        column: startColumn ?? null,
        end_line: endLine ?? null,
        shown: null,
      };
    });
  });
}

function fileOf(uri: string): string {
  return uri.startsWith('file:') ? fileURLToPath(uri) : decodeURIComponent(uri);
}

function severityOf(score: string | undefined, level: string | undefined): Finding['severity'] {
  const number = Number(score);
  if (score !== undefined && Number.isFinite(number)) {
    if (number >= 9) return 'CRITICAL';
    if (number >= 7) return 'HIGH';
    return number >= 4 ? 'MEDIUM' : 'LOW';
  }
  if (level === 'error') return 'HIGH';
  return level === 'note' || level === 'none' ? 'LOW' : 'MEDIUM';
}
