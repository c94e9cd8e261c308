import { useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ApprovalAnswer } from '#contract/approval.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useArmed } from '#renderer/lib/use-armed.ts';
import { useEscape } from './use-escape.ts';

/** A way on from a question that is not a refusal. */
export interface Way {
  label: MessageCode;
  go: () => void;
}

/** The question and its answers. Deny has the focus and works at once; what allows must be armed. */
export function AnswerStep({
  question,
  sending,
  countdown,
  ways,
  onAnswer,
}: {
  question: ReactNode;
  sending: boolean;
  countdown: ReactNode;
  ways: readonly Way[];
  onAnswer: (answer: ApprovalAnswer) => void;
}) {
  const armed = useArmed();
  const deny = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => deny.current?.focus(), []);
  useEscape(armed, () => onAnswer({ effect: 'deny' }));
  return (
    <>
      {question}
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
          {ways.map(({ label, go }) => (
            <Button key={label} aria-disabled={!armed || sending} onClick={go}>
              {t(label)}
            </Button>
          ))}
        </div>
      </div>
    </>
  );
}
