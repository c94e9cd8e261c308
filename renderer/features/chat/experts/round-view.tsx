import { Square } from 'lucide-react';
import { useState } from 'react';
import type { ExpertRound } from '#contract/chat/experts.ts';
import { duration, elapsed } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { dollars } from '#renderer/lib/money.ts';
import { roundLook } from '#renderer/lib/round-look.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { stopRound } from '#renderer/stores/chat-experts.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { ActionLine } from './action-line.tsx';
import { ClaimMatrix } from './claim-matrix.tsx';
import { ContextLine } from './context-line.tsx';
import { ExpertLine } from './expert-line.tsx';
import { YourAnswer } from './your-answer.tsx';

/** One round whole: what was asked and read, who said what, who agrees with whom, and what they would do. */
export function RoundView({ round }: { round: ExpertRound }) {
  const { status, context, experts, consensus, actions } = round;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  // Whoever is to answer unseen does not see the others.
  const blind = experts.some((one) => one.status.state === 'awaited');
  const acting = actions.some(({ state }) => state === 'running');

  function open(id: string, on: boolean) {
    const next = new Set(opened);
    if (on) next.add(id);
    else next.delete(id);
    setOpened(next);
  }
  function show(id: string) {
    open(id, true);
    requestAnimationFrame(() => {
      const line = document.getElementById(lineOf(id));
      line?.scrollIntoView({ block: 'nearest' });
      line?.querySelector('button')?.focus();
    });
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
    <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-5 pb-6 -outline-offset-2">
      <div className="mx-auto flex max-w-200 flex-col gap-5">
        <p className="max-h-60 overflow-y-auto rounded-panel bg-sunken px-3 py-2 [overflow-wrap:anywhere] whitespace-pre-wrap">
          <ExactText pieces={visiblePieces(round.question, 'prose')} />
        </p>
        <Status round={round} />
        <YourAnswer round={round} />
        {(status.state === 'stopped' || status.state === 'failed') && (
          <Callout title={tell(status.reason)} {...(status.state === 'stopped' && STOPPED)} />
        )}
        {consensus && (
          <Section level={2} title={t('experts.claims')}>
            <ClaimMatrix consensus={consensus} experts={experts} context={context} onShow={show} />
          </Section>
        )}
        {actions.length > 0 && (
          <Section level={2} title={t('experts.actions')}>
            <p className="text-note text-ink-2">{t('experts.actionsNote')}</p>
            <ul className="flex flex-col gap-2">
              {actions.map((action) => (
                <li key={action.id}>
                  <ActionLine
                    round={round.id}
                    action={action}
                    experts={experts}
                    free={round.endedAt !== undefined && !acting}
                  />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section level={2} title={t('experts.names')}>
          <ul className="flex flex-col gap-1">
            {experts.map((expert, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- experts are known by their place
              <li key={at}>
                <ExpertLine expert={expert} blind={blind} />
              </li>
            ))}
          </ul>
        </Section>
        {context.length > 0 && (
          <Section level={2} title={t('experts.context')}>
            <ul className="flex flex-col gap-1">
              {context.map((one) => (
                <li key={one.id} id={lineOf(one.id)}>
                  <ContextLine context={one} open={opened.has(one.id)} onOpen={(on) => open(one.id, on)} />
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </div>
  );
}

const STOPPED = { shape: 'ring', tone: 'idle' } as const;

const lineOf = (id: string): string => `experts-${id}`;

function Status({ round }: { round: ExpertRound }) {
  const { id, startedAt, endedAt, usd, unpriced } = round;
  const look = roundLook(round);
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-note text-ink-2">
      <output className="flex items-center gap-2 text-body text-ink">
        <Glyph shape={look.shape} tone={look.tone} />
        {t(look.word)}
      </output>
      <span className="tabular-nums">
        {endedAt === undefined ? <Since at={startedAt} /> : duration(endedAt - startedAt)}
      </span>
      {usd !== undefined && (
        <span className="tabular-nums">
          {t(unpriced ? 'experts.costAtLeast' : 'experts.cost', { usd: dollars(usd) })}
        </span>
      )}
      {endedAt === undefined && (
        <Button className="ml-auto" onClick={() => void stopRound(id)}>
          <Square size={12} aria-hidden className="fill-current" />
          {t('experts.stop')}
        </Button>
      )}
    </div>
  );
}

function Since({ at }: { at: number }) {
  return elapsed(useNow(1000) - at);
}
