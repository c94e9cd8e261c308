import type { Advisory } from '#servers/osv/advisory.ts';
import { copyleftIn, licenceOf } from '#servers/projects/licence.ts';
import type { PackageFacts } from './package-facts.ts';

export const FACTORS = ['age', 'popularity', 'maintenance', 'vulnerabilities', 'licenses'] as const;
export type Factor = (typeof FACTORS)[number];

/** How much each counts in the mean of a package, over those that are known. */
const WEIGHTS: Record<Factor, number> = {
  vulnerabilities: 40,
  maintenance: 20,
  popularity: 15,
  licenses: 15,
  age: 10,
};

/** 0 (nothing against it) to 100, and what it was taken from. */
export interface Judgement {
  factor: Factor;
  score: number;
  evidence: string;
}

const DAY_MS = 86_400_000;
const daysSince = (date: Date, now: Date): number => Math.floor((now.getTime() - date.getTime()) / DAY_MS);

/** A version that is days old has been looked at by few; one of many years ago by nobody lately. */
export function judgeAge({ published }: PackageFacts, now: Date): Judgement | undefined {
  if (published === undefined) return undefined;
  const days = daysSince(published, now);
  const score = days < 7 ? 70 : days < 30 ? 40 : days < 730 ? 0 : days < 1825 ? 25 : 50;
  return { factor: 'age', score, evidence: `published ${day(published)}, ${days} days ago` };
}

export function judgePopularity(downloads: number | undefined): Judgement | undefined {
  if (downloads === undefined) return undefined;
  const score =
    downloads < 100 ? 80 : downloads < 1_000 ? 60 : downloads < 10_000 ? 35 : downloads < 100_000 ? 15 : 0;
  return { factor: 'popularity', score, evidence: `${downloads} downloads a week` };
}

export function judgeMaintenance(
  { withdrawn, lastRelease, maintainers }: PackageFacts,
  now: Date,
): Judgement | undefined {
  if (withdrawn !== undefined)
    return { factor: 'maintenance', score: 90, evidence: `withdrawn: ${withdrawn}` };
  if (lastRelease === undefined) return undefined;
  const days = daysSince(lastRelease, now);
  const alone = maintainers === 1;
  const score = (days < 548 ? 0 : days < 1095 ? 35 : 60) + (alone ? 15 : 0);
  const who = maintainers === undefined ? '' : `, ${maintainers} maintainers`;
  return { factor: 'maintenance', score, evidence: `last release ${day(lastRelease)}${who}` };
}

const SEVERITY = { CRITICAL: 100, HIGH: 80, MEDIUM: 50, UNKNOWN: 40, LOW: 25 };

export function judgeVulnerabilities(advisories: Advisory[]): Judgement {
  const scores = advisories.map(({ severity, malicious }) => (malicious ? 100 : SEVERITY[severity]));
  const ids = advisories.map(({ id, severity }) => `${id} (${severity})`);
  return {
    factor: 'vulnerabilities',
    score: Math.max(0, ...scores),
    evidence: ids.length === 0 ? 'no known vulnerability' : ids.join(', '),
  };
}

export function judgeLicence(stated: string | undefined): Judgement {
  const licence = stated === undefined ? undefined : licenceOf(stated);
  if (licence === undefined) return { factor: 'licenses', score: 60, evidence: 'no licence found' };
  if (licence.kind === 'text')
    return { factor: 'licenses', score: 50, evidence: `no SPDX expression: ${licence.text}` };
  const copyleft = copyleftIn(licence.tree);
  const strong = copyleft.some((id) => /^(?:AGPL|GPL|SSPL)-/.test(id));
  return { factor: 'licenses', score: strong ? 60 : copyleft.length > 0 ? 25 : 0, evidence: licence.text };
}

/** The weighted mean of what is known, but never below what the vulnerabilities alone say. */
export function scoreOf(judgements: Judgement[]): number {
  const weight = judgements.reduce((sum, { factor }) => sum + WEIGHTS[factor], 0);
  const sum = judgements.reduce((total, { factor, score }) => total + WEIGHTS[factor] * score, 0);
  const worst = judgements.find(({ factor }) => factor === 'vulnerabilities')?.score ?? 0;
  return Math.max(worst, weight === 0 ? 0 : Math.round(sum / weight));
}

export function bandOf(score: number): 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' {
  if (score >= 80) return 'CRITICAL';
  if (score >= 60) return 'HIGH';
  return score >= 40 ? 'MEDIUM' : 'LOW';
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
