import type { MessageCode } from '#contract/messages/en.ts';
import type { Where } from '#contract/policy.ts';

/** How a condition compares, in words; in the order in which they are offered. */
export const OP_WORDS: Record<Where['op'], MessageCode> = {
  '=': 'approval.op.is',
  '!=': 'approval.op.not',
  inside: 'approval.op.inside',
  glob: 'approval.op.glob',
  in: 'approval.op.oneOf',
  '<': 'approval.op.less',
  '<=': 'approval.op.atMost',
  '>': 'approval.op.more',
  '>=': 'approval.op.atLeast',
};
