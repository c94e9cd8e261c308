import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Approval, ApprovalAnswer } from '#contract/approval.ts';
import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Question } from './question.tsx';
import { useArmed } from './use-armed.ts';
import { useEscape } from './use-escape.ts';

/** The question and its four answers. Deny has the focus and works at once; what allows must be armed. */
export function AnswerStep({
  approval,
  sending,
  countdown,
  onAnswer,
  onPattern,
}: {
  approval: Approval;
  sending: boolean;
  countdown: ReactNode;
  onAnswer: (answer: ApprovalAnswer) => void;
  onPattern: () => void;
}) {
  const armed = useArmed();
  const deny = useRef<HTMLButtonElement>(null);
  useEffect(() => deny.current?.focus(), []);
  useEscape(armed, () => onAnswer({ effect: 'deny' }));
  const off = !armed || sending;
  return (
    <>
      <Question approval={approval} />
      {countdown}
      <div className="flex shrink-0 items-end justify-between gap-2 px-5 pt-3 pb-5">
        <Button
          ref={deny}
          aria-disabled={sending}
          // A key still held from the last answer is not an answer to this one.
          onKeyDown={(event) => event.repeat && event.preventDefault()}
          onClick={() => onAnswer({ effect: 'deny' })}
          className="focus:outline-2 focus:outline-offset-1 focus:outline-accent"
        >
          {t('approval.deny')}
        </Button>
        <div className="flex flex-wrap justify-end gap-2">
          <Button aria-disabled={off} onClick={onPattern}>
            {t('approval.always')}
          </Button>
          <Button aria-disabled={off} onClick={() => onAnswer({ effect: 'allow', scope: 'run', where: [] })}>
            {t('approval.allowRun')}
          </Button>
          <Button aria-disabled={off} onClick={() => onAnswer({ effect: 'allow', scope: 'call', where: [] })}>
            {t('approval.allowOnce')}
          </Button>
        </div>
      </div>
    </>
  );
}
