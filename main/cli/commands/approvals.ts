import type { Approval } from '#contract/approval.ts';
import { text } from '#contract/text.ts';
import type { Command } from '../command.ts';
import { CommandFailure, EXIT, usageFailure } from '../exit.ts';
import { columns, plain, word } from '../output.ts';

/** Lists what waits for an answer, and denies it. Allowing needs the window that shows the exact arguments. */
export const approvals: Command = {
  name: 'approvals',
  usage: '[list | deny ID [--reason TEXT]]',
  about: 'cli.about.approvals',
  options: { reason: { type: 'string' } },
  takes: { min: 0, max: 2 },
  async run({ engine, out, values, positionals: [action = 'list', id] }) {
    if (action === 'list' && id === undefined) {
      const waiting = await engine.request('approval.list', {});
      out.result(waiting, () =>
        waiting.length === 0 ? [word('cli.noApprovals')] : columns(waiting.map(row)),
      );
      return EXIT.ok;
    }
    if (action === 'allow') throw new CommandFailure(EXIT.denied, text('request.allowInWindow'));
    if (action !== 'deny' || id === undefined) throw usageFailure(approvals);
    const { reason } = values;
    const answer = { effect: 'deny', ...(typeof reason === 'string' ? { reason } : {}) } as const;
    await engine.request('approval.answer', { id, answer });
    out.result({ denied: id }, () => [word('cli.denied', { id })]);
    return EXIT.ok;
  },
};

function row(approval: Approval): string[] {
  return [approval.id, approval.principal, approval.via, plain(subjectOf(approval))];
}

/** What is asked about, in one line. */
function subjectOf(approval: Approval): string {
  switch (approval.kind) {
    case 'call':
      return `${approval.tool.server} ${approval.tool.name} ${JSON.stringify(approval.args)}`;
    case 'command':
      return `${approval.server} ${JSON.stringify(approval.launch)}`;
    case 'rule':
      return `rule ${JSON.stringify(approval.changes)}`;
    case 'trust':
      return `trust ${approval.server} ${JSON.stringify(approval.launch)}`;
    case 'folders':
      return `folders ${JSON.stringify(approval.added)}`;
    case 'settings':
      return `settings ${JSON.stringify(approval.changes)}`;
    case 'serverRequest':
      return `sampling ${approval.server} ${approval.name} ${JSON.stringify(approval.sampling)}`;
    case 'elicitation':
      return `elicitation ${approval.server} ${approval.name} ${JSON.stringify(approval.elicitation)}`;
  }
}
