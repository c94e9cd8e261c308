import type { ElicitationApproval } from '#contract/approval.ts';
import type { Elicitation } from '#contract/server-request.ts';
import { addressOf, addressWarnings } from '#renderer/lib/address.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useAnswer } from '#renderer/lib/use-answer.ts';
import { useArmed } from '#renderer/lib/use-armed.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Refusals } from './refusals.tsx';

/** A page to be opened in the browser of the system: its host by itself, then all of the address. Nothing of it is loaded here. */
export function PageAnswer({
  approval,
  page,
}: {
  approval: ElicitationApproval;
  page: Exclude<Elicitation, { mode: 'form' }>;
}) {
  const armed = useArmed();
  const { sending, problem, answer } = useAnswer(approval.id);
  const finished = page.mode === 'finished';
  return (
    <>
      {!finished && <WholeAddress url={page.url} />}
      {problem && <Callout title={tell(problem)} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          aria-disabled={!armed || sending}
          onClick={() => void answer({ effect: 'allow', scope: 'call', where: [] })}
        >
          {t(finished ? 'elicit.goOn' : 'elicit.open')}
        </Button>
        <Refusals approval={approval} sending={sending} answer={(given) => void answer(given)} />
      </div>
    </>
  );
}

function WholeAddress({ url }: { url: string }) {
  const { host, before, typed, after } = addressOf({ url });
  return (
    <>
      <dl className="flex flex-col gap-1 rounded-control bg-sunken px-3 py-2">
        <dt className="text-label text-ink-2">{t('elicit.host')}</dt>
        <dd dir="ltr" className="font-mono text-body font-semibold break-all">
          <ExactText pieces={visiblePieces(host, 'word')} />
        </dd>
        <dt className="pt-1 text-label text-ink-2">{t('elicit.address')}</dt>
        <dd
          dir="ltr"
          className="max-h-40 overflow-y-auto font-mono text-note [overflow-wrap:anywhere] whitespace-pre-wrap"
        >
          <ExactText pieces={visiblePieces(before, 'word')} />
          <strong className="font-semibold">
            <ExactText pieces={visiblePieces(typed, 'word')} />
          </strong>
          <ExactText pieces={visiblePieces(after, 'word')} />
        </dd>
      </dl>
      {addressWarnings({ url }).map((code) => (
        <Callout key={code} shape="half" tone="degraded" title={t(code)} />
      ))}
    </>
  );
}
