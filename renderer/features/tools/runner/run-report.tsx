import { useEffect, useRef, useState } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import type { Attempt } from '#renderer/stores/desk.ts';
import { readLinked } from '#renderer/stores/runs.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { RunProgress } from './run-progress.tsx';

interface Props {
  server: string;
  attempt: Attempt;
}

/** How a run goes, then how it went, and what was read of the links in its result. */
export function RunReport({ server, attempt }: Props) {
  const box = useRef<HTMLElement>(null);
  const { callId, endedAt } = attempt;
  const [linked, setLinked] = useState<{ of: string; uri: string; attempt: Attempt }>();
  useEffect(() => {
    if (callId || endedAt) box.current?.scrollIntoView({ block: 'nearest' });
  }, [callId, endedAt]);
  const read = (uri: string): void => {
    void readLinked(server, uri, (now) => setLinked({ of: callId, uri, attempt: now }));
  };
  return (
    <section ref={box} aria-label={t('runner.report')} aria-live="polite" className="scroll-mb-4">
      <Course server={server} attempt={attempt} onReadResource={read} />
      {linked?.of === callId && (
        <div className="pt-4">
          <Section title={visibleText(linked.uri)}>
            <Course server={server} attempt={linked.attempt} onReadResource={read} />
          </Section>
        </div>
      )}
    </section>
  );
}

function Course({ server, attempt, onReadResource }: Props & { onReadResource: (uri: string) => void }) {
  return (
    <>
      {attempt.endedAt === undefined && <RunProgress attempt={attempt} />}
      {attempt.refusal && <Callout title={tell(attempt.refusal)} />}
      {attempt.outcome && (
        <RunOutcome
          server={server}
          callId={attempt.callId}
          outcome={attempt.outcome}
          onReadResource={onReadResource}
        />
      )}
    </>
  );
}
