import { z } from 'zod';
import { Severity } from '#servers/source-scan/found-secret.ts';

/** Something in a file of the workspace. */
export const Finding = z.object({
  kind: z.enum(['secret', 'entropy', 'custom', 'vulnerability', 'compliance']),
  rule: z.string(),
  title: z.string(),
  severity: Severity,
  path: z.string().describe('Relative to the target, or the target itself'),
  line: z.int().nullable(),
  shown: z.string().nullable().describe('What was found; secrets are masked'),
  reference: z.string().nullable().describe('CWE and OWASP Top 10 (2021), where one fits'),
});
export type Finding = z.infer<typeof Finding>;

/** Of a whole scan, by how much was found. */
export const Risk = z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'NONE']);

export function riskOf(findings: number): z.infer<typeof Risk> {
  if (findings > 20) return 'CRITICAL';
  if (findings > 10) return 'HIGH';
  return findings > 0 ? 'MEDIUM' : 'NONE';
}

export function lineOf({ severity, rule, path, line, shown }: Finding): string {
  return `${severity} ${rule} ${path}${line === null ? '' : `:${line}`}${shown === null ? '' : ` ${shown}`}`;
}
