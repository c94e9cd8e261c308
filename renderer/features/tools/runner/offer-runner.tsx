import { ChevronLeft } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Offer } from '#contract/inventory.ts';
import { t } from '#renderer/lib/messages.ts';
import { callableOf } from '#renderer/lib/offer-call.ts';
import { fillIn, laySheet, useDesk } from '#renderer/stores/desk.ts';
import { takeErrand } from '#renderer/stores/errand.ts';
import { call, isRunning } from '#renderer/stores/runs.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CallHistory } from './call-history.tsx';
import { RunReport } from './run-report.tsx';
import { RunnerForm } from './runner-form.tsx';

/**
 * A form for one offer, how the last run went, and the runs before: under each other, or form and result side
 * by side where its container is wide. `children` say what the offer is.
 */
export function OfferRunner({
  offer,
  onBack,
  children,
}: {
  offer: Offer;
  /** Absent where closing the panel is the way back. */
  onBack: (() => void) | undefined;
  children?: ReactNode;
}) {
  const callable = useMemo(() => callableOf(offer), [offer]);
  const sheet = useDesk(({ sheets }) => sheets[callable.key]);
  const back = useRef<HTMLButtonElement>(null);
  const left = useRef<HTMLDivElement>(null);
  // What was pressed has made way for it; whoever has gone elsewhere meanwhile stays there.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) back.current?.focus();
  }, []);
  useLayoutEffect(() => {
    laySheet(callable);
    const errand = takeErrand({ kind: callable.offer, server: callable.server, name: callable.name });
    if (!errand) return;
    fillIn(callable.key, errand.args);
    if (errand.run) void call(callable, callable.name, errand.args);
  }, [callable]);
  return (
    <div className="@container">
      <div className="flex flex-col gap-4 p-4 pt-2">
        <div className="flex flex-col items-start gap-1">
          {onBack && (
            <Button ref={back} kind="quiet" onClick={onBack} className="-ml-2 pl-1.5">
              <ChevronLeft size={16} aria-hidden />
              {t('runner.back', { kind: offer.kind })}
            </Button>
          )}
          <div className="w-full min-w-0">{children}</div>
        </div>
        {sheet && (
          <div className="grid gap-x-6 gap-y-4 @min-[760px]:grid-cols-2">
            <div ref={left} className="min-w-0">
              <RunnerForm key={callable.key} callable={callable} sheet={sheet} />
            </div>
            <div className="flex min-w-0 flex-col gap-4 border-t border-hairline pt-3 @min-[760px]:border-t-0 @min-[760px]:border-l @min-[760px]:pt-0 @min-[760px]:pl-6">
              {sheet.attempt && <RunReport server={callable.server} attempt={sheet.attempt} />}
              <CallHistory
                callable={callable}
                running={isRunning(sheet)}
                onEdit={() => {
                  left.current?.scrollIntoView({ block: 'nearest' });
                  left.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
                }}
              />
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
