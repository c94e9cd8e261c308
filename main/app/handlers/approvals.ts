import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { AnswerResult } from '#main/policy/approvals.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import { desktopOf } from '../host.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<
  Handlers,
  'approval.list' | 'approval.show' | 'approval.answer' | 'approval.check' | 'approval.withdraw'
>;

export function approvalHandlers({ approvals, host }: EngineParts): Served {
  return {
    'approval.list': () => approvals.list(),
    'approval.show'() {
      desktopOf(host).showApprovals();
      return { asked: true };
    },
    'approval.answer'({ id, answer }, { surface }) {
      const cli = surface === 'cli';
      // A yes needs the exact arguments before the eyes of who says it. A no can harm nobody.
      if (cli && answer.effect === 'allow') throw new RequestFailure(text('request.allowInWindow'));
      const answered = approvals.answer(id, answer, cli ? 'approval' : surface);
      if (answered.result === 'wrongContent') throw new RequestFailure(answered.message, answered.field);
      const refusal = refusalOf(answered);
      if (refusal !== undefined) throw new RequestFailure(refusal);
      return { settled: true };
    },
    'approval.check': ({ id, content }) => approvals.check(id, content),
    'approval.withdraw': ({ id }, { principal, via }) => ({
      withdrawn: approvals.withdraw(id, { principal: principal.id, via }),
    }),
  };
}

function refusalOf(answered: Exclude<AnswerResult, { result: 'wrongContent' }>): Text | undefined {
  switch (answered.result) {
    case 'settled':
      return undefined;
    case 'unknown':
      return text('request.unknownApproval');
    case 'wrongSurface':
      return text('request.answerInApprovalWindow');
    case 'patternRequired':
      return text('request.patternRequired');
    case 'patternMisses':
      return text('request.patternMisses', { path: answered.path });
  }
}
