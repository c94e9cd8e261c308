import type { ProposedAction } from '#contract/chat/experts.ts';
import { canonicalServer } from '#contract/ids.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';
import type { ExpertReply } from './model-reply.ts';

/** What experts propose, each thing once: the same tool with the same arguments is one proposal of several. */
export function collectActions(proposed: readonly (ExpertReply['actions'] | undefined)[]): ProposedAction[] {
  const actions = new Map<string, ProposedAction>();
  for (const [expert, own] of proposed.entries()) {
    for (const { server, tool, arguments: args, why } of own ?? []) {
      const same = canonicalJson([canonicalServer(server), tool, args]);
      const before = actions.get(same);
      if (before === undefined) {
        const id = `A${actions.size + 1}`;
        actions.set(same, {
          id,
          server,
          tool,
          arguments: args,
          why,
          proposedBy: [expert],
          state: 'proposed',
        });
      } else if (!before.proposedBy.includes(expert)) before.proposedBy.push(expert);
    }
  }
  return [...actions.values()];
}
