import type { ApprovalAnswer, ElicitationApproval } from '#contract/approval.ts';
import { shortTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { Button } from '#renderer/ui/button.tsx';

/** The two ways to say no to a server, which it can tell apart, and when nobody is asked any more. */
export function Refusals({
  approval,
  sending,
  answer,
}: {
  approval: ElicitationApproval;
  sending: boolean;
  answer: (answer: ApprovalAnswer) => void;
}) {
  return (
    <>
      <Button aria-disabled={sending} onClick={() => answer({ effect: 'deny' })}>
        {t('elicit.decline')}
      </Button>
      <Button
        kind="quiet"
        aria-disabled={sending}
        onClick={() => answer({ effect: 'deny', dismissed: true })}
      >
        {t('elicit.cancel')}
      </Button>
      <p className="ml-auto text-note text-ink-3 tabular-nums">
        {t('elicit.until', { time: shortTime(approval.expiresAt) })}
      </p>
    </>
  );
}
