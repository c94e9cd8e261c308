import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';

const SHOWN = 100;
const RANK = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'];

const Finding = z.object({
  id: z.string(),
  package: z.string(),
  installed: z.string(),
  fixed: z.string().nullable(),
  severity: z.string(),
});

export const Findings = z.object({
  total: z.int(),
  by_severity: z.record(z.string(), z.int()),
  worst: z.array(Finding).describe('At most 100, the worst first'),
});
export type Findings = z.infer<typeof Findings>;

/** The part of `trivy image --format json` that is looked at: https://trivy.dev/docs/latest/configuration/reporting. */
const Report = z.object({
  Results: z
    .array(
      z.object({
        Vulnerabilities: z
          .array(
            z.object({
              VulnerabilityID: z.string(),
              PkgName: z.string(),
              InstalledVersion: z.string().default(''),
              FixedVersion: z.string().optional(),
              Severity: z.string().default('UNKNOWN'),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});

/** Throws E when it is not a report: no findings are never made of what could not be read. */
export function readFindings(json: string): Findings {
  const found = parse(json)
    .flatMap(({ Vulnerabilities }) => Vulnerabilities ?? [])
    .map((one) => ({
      id: one.VulnerabilityID,
      package: one.PkgName,
      installed: one.InstalledVersion,
      fixed: one.FixedVersion ?? null,
      severity: one.Severity,
    }));
  const rank = (severity: string): number => (RANK.indexOf(severity) + RANK.length) % RANK.length;
  const by_severity: Record<string, number> = {};
  for (const { severity } of found) by_severity[severity] = (by_severity[severity] ?? 0) + 1;
  const worst = found.toSorted((a, b) => rank(a.severity) - rank(b.severity)).slice(0, SHOWN);
  return { total: found.length, by_severity, worst };
}

function parse(json: string): NonNullable<z.infer<typeof Report>['Results']> {
  try {
    return Report.parse(JSON.parse(json)).Results ?? [];
  } catch {
    throw new ToolFailure('E', 'Trivy answered something that is no report. See that it is up to date.', {
      program: 'trivy',
    });
  }
}
