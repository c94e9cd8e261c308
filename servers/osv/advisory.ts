import { z } from 'zod';
import { cvssBaseScore } from './cvss.ts';
import type { OsvRecord } from './record.ts';
import { affectedEntries } from './affected.ts';
import type { PackageVersion } from './affected.ts';

export const Severity = z.enum(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN']);
export type Severity = z.infer<typeof Severity>;

/** What is known of a vulnerability, as its database states it. */
export const Advisory = z.object({
  id: z.string(),
  aliases: z.array(z.string()).describe('Such as the CVE id, when the database names one'),
  summary: z.string(),
  severity: Severity,
  score: z.number().nullable().describe('CVSS 3 base score of the stated vector'),
  fixed: z.array(z.string()).describe('Versions that are said to be fixed'),
  malicious: z.boolean().describe('The package itself is malware, by the MAL- record of OSV'),
});
export type Advisory = z.infer<typeof Advisory>;

/** GitHub's four words; other databases write a vector instead. */
const WORDS: Record<string, Severity> = {
  CRITICAL: 'CRITICAL',
  HIGH: 'HIGH',
  MODERATE: 'MEDIUM',
  MEDIUM: 'MEDIUM',
  LOW: 'LOW',
};

export function advisoryOf(record: OsvRecord, about: PackageVersion): Advisory {
  const affected = affectedEntries(record, about);
  const vectors = [...record.severity, ...affected.flatMap(({ severity }) => severity)];
  const scores = vectors.flatMap(({ score }) => cvssBaseScore(score) ?? []);
  const score = scores.length === 0 ? null : Math.max(...scores);
  const word = record.database_specific?.severity;
  const fixed = affected.flatMap(({ ranges }) =>
    ranges
      .filter(({ type }) => type !== 'GIT')
      .flatMap(({ events }) => events.flatMap(({ fixed: version }) => version ?? [])),
  );
  return {
    id: record.id,
    aliases: record.aliases,
    summary: record.summary ?? record.details?.split('\n')[0]?.slice(0, 200) ?? '',
    severity: (typeof word === 'string' ? WORDS[word.toUpperCase()] : undefined) ?? severityOf(score),
    score,
    fixed: [...new Set(fixed)],
    malicious: record.id.startsWith('MAL-'),
  };
}

/** The bands of CVSS 3. */
function severityOf(score: number | null): Severity {
  if (score === null) return 'UNKNOWN';
  if (score >= 9) return 'CRITICAL';
  if (score >= 7) return 'HIGH';
  return score >= 4 ? 'MEDIUM' : 'LOW';
}
