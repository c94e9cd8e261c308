import { useState } from 'react';
import type { ApprovalAnswer } from '#contract/approval.ts';
import { useAnswer } from '#renderer/lib/use-answer.ts';
import { AnswerStep } from './answer-step.tsx';
import { CommandQuestion } from './command-question.tsx';
import { Countdown } from './countdown.tsx';
import { FoldersQuestion } from './folders-question.tsx';
import { PatternStep } from './pattern-step.tsx';
import { Question } from './question.tsx';
import type { Asked } from './queue.ts';
import { RuleQuestion } from './rule-question.tsx';
import { SamplingQuestion } from './sampling-question.tsx';
import { SettingsQuestion } from './settings-question.tsx';
import { TrustQuestion } from './trust-question.tsx';

/** One approval: what is asked, exactly, and the ways to answer. */
export function ApprovalCard({ approval, others }: { approval: Asked; others: number }) {
  const [step, setStep] = useState<'answer' | 'pattern'>('answer');
  const { sending, problem, answer } = useAnswer(approval.id);

  const allow = (scope: 'call' | 'run') => void answer({ effect: 'allow', scope, where: [] });
  const shared = {
    sending,
    onAnswer: (given: ApprovalAnswer) => void answer(given),
    countdown: <Countdown expiresAt={approval.expiresAt} others={others} problem={problem} />,
  };

  if (approval.kind !== 'call') {
    const ways = [{ label: 'approval.allow', go: () => allow('call') } as const];
    return <AnswerStep {...shared} question={<WholeQuestion approval={approval} />} ways={ways} />;
  }
  if (step === 'pattern') {
    return <PatternStep {...shared} approval={approval} onBack={() => setStep('answer')} />;
  }
  return (
    <AnswerStep
      {...shared}
      question={<Question approval={approval} />}
      ways={[
        { label: 'approval.always', go: () => setStep('pattern') },
        { label: 'approval.allowRun', go: () => allow('run') },
        { label: 'approval.allowOnce', go: () => allow('call') },
      ]}
    />
  );
}

/** What is allowed whole or not at all. */
function WholeQuestion({ approval }: { approval: Exclude<Asked, { kind: 'call' }> }) {
  switch (approval.kind) {
    case 'command':
      return <CommandQuestion approval={approval} />;
    case 'rule':
      return <RuleQuestion approval={approval} />;
    case 'trust':
      return <TrustQuestion approval={approval} />;
    case 'folders':
      return <FoldersQuestion approval={approval} />;
    case 'settings':
      return <SettingsQuestion approval={approval} />;
    case 'serverRequest':
      return <SamplingQuestion approval={approval} />;
  }
}
