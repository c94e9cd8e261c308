import type { AuditFinding } from '#contract/audit.ts';
import type { Command } from '../command.ts';
import { EXIT, usageFailure } from '../exit.ts';
import { word } from '../output.ts';

/** Exit code of an audit that is not what was written. */
const NOT_INTACT = 1;

/** Checks that nobody changed the audit. */
export const audit: Command = {
  name: 'audit',
  usage: 'verify',
  about: 'cli.about.audit',
  options: {},
  takes: { min: 1, max: 1 },
  async run({ engine, out, positionals: [action] }) {
    if (action !== 'verify') throw usageFailure(audit);
    const verdict = await engine.request('audit.verify', {});
    const { intact, rows, findings, more } = verdict;
    out.result(verdict, () => [
      word(intact ? 'cli.audit.intact' : 'cli.audit.broken', { rows }),
      ...findings.map(lineOf),
      ...(more ? [word('cli.audit.more')] : []),
    ]);
    return intact ? EXIT.ok : NOT_INTACT;
  },
};

function lineOf({ kind, seq, to, until }: AuditFinding): string {
  return `  ${word(`cli.audit.${kind}`, { seq, to: to ?? seq, until: until ?? seq })}`;
}
