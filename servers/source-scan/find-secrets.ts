import type { Pattern } from '#servers/kit/pattern.ts';
import { assignedSecrets } from './assigned-secret.ts';
import { randomTexts, VERY_SUSPICIOUS_BITS } from './entropy.ts';
import { masked } from './found-secret.ts';
import type { FoundSecret } from './found-secret.ts';
import { SECRET_RULES } from './secret-rules.ts';
import type { TargetFile } from './target-files.ts';
import { createLines } from './lines.ts';

const MAX_PER_FILE = 500;
/** Comments by which other scanners are told that a line is known. */
const ALLOWED = /gitleaks:allow|pragma: allowlist secret|nosecret|secretlint-disable-line/;
/** Parts of a shape that nobody would take for a real one. */
const EXAMPLE = /EXAMPLE|XXXX|xxxx|\.{3}|\*{3}|<|\$\{|(.)\1{7}|1234567890(?:abcdef)?$/;
/** Passwords in addresses of documentation and of local services. */
const NO_PASSWORD =
  /^(?:pass(?:word|wd)?|pwd|secret|user|admin|root|test|guest|example|changeme|postgres|mysql|redis|xxx+|\*+|\.{3}|\$.*|%.*|<.*|\{.*|\[.*|:.*)$/i;

export interface SecretSearch {
  entropy: boolean;
  custom: readonly { source: string; pattern: Pattern }[];
}

/** Secrets in one file, each place once, by the most certain rule; values are masked. */
export function findSecrets(
  { name, text }: TargetFile,
  { entropy, custom }: SecretSearch,
): { findings: FoundSecret[]; allowed: number } {
  const lines = createLines(text);
  const taken: [number, number][] = [];
  const findings: FoundSecret[] = [];
  let allowed = 0;

  function add(
    index: number,
    value: string,
    found: Pick<FoundSecret, 'kind' | 'rule' | 'title' | 'severity'>,
  ): void {
    const end = index + value.length;
    if (findings.length >= MAX_PER_FILE || taken.some(([from, to]) => index < to && from < end)) return;
    taken.push([index, end]);
    const line = lines.numberAt(index);
    if (ALLOWED.test(lines.textOf(line))) allowed += 1;
    else findings.push({ ...found, path: name, line, shown: masked(value), reference: 'CWE-798, A07' });
  }

  const lower = text.toLowerCase();
  for (const { id, title, severity, keywords, pattern } of SECRET_RULES) {
    if (!keywords.some((keyword) => lower.includes(keyword))) continue;
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? match[0];
      const no = id === 'database-url' ? NO_PASSWORD.test(value) : EXAMPLE.test(value);
      if (!no)
        add(match.index + match[0].indexOf(value), value, { kind: 'secret', rule: id, title, severity });
    }
  }
  for (const { source, pattern } of custom) {
    for (const match of pattern.all(text, MAX_PER_FILE)) {
      if (match.text === '') continue;
      add(match.index, match.text, { kind: 'custom', rule: source, title: 'Your pattern', severity: 'HIGH' });
    }
  }
  for (const { index, value, isPassword } of assignedSecrets(name, text)) {
    const [rule, title] = isPassword
      ? ['password', 'Password']
      : ['assigned-secret', 'Secret in an assignment'];
    add(index, value, { kind: 'secret', rule, title, severity: 'HIGH' });
  }
  for (const { index, value, bits } of entropy ? randomTexts(name, text) : []) {
    const severity = bits > VERY_SUSPICIOUS_BITS ? 'HIGH' : 'MEDIUM';
    add(index, value, {
      kind: 'entropy',
      rule: 'high-entropy',
      title: `Random text (${bits.toFixed(1)} bits)`,
      severity,
    });
  }
  return { findings, allowed };
}
