import type { Approval, CallApproval, ElicitationApproval } from '#contract/approval.ts';

/** What is asked, and answered, where a call is shown. */
export function isQuestion(approval: Approval): approval is CallApproval | ElicitationApproval {
  return approval.kind === 'call' || approval.kind === 'elicitation';
}
