import { z } from 'zod';
import { Severity } from '#servers/source-scan/found-secret.ts';

/** Something that an engine found in a file of the target. */
export const Finding = z.object({
  engine: z.string(),
  rule: z.string(),
  severity: Severity,
  message: z.string(),
  fix: z.string().nullable(),
  cwe: z.array(z.int()),
  path: z.string().describe('Relative to the target, or the name of the target itself'),
  line: z.int(),
  column: z.int().nullable().describe('From 1'),
  end_line: z.int().nullable(),
  shown: z.string().nullable().describe('The place; secrets are masked'),
});
export type Finding = z.infer<typeof Finding>;

const ORDER = Severity.options;

/** The most severe first, then by place. */
export function sorted(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      a.path.localeCompare(b.path) ||
      a.line - b.line,
  );
}

export function lineOf({ severity, rule, path, line, message }: Finding): string {
  return `${severity} ${rule} ${path}:${line} ${message}`;
}
