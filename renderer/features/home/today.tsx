import type { Metrics } from '#contract/metrics.ts';
import { amount, duration, shortTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { goTo } from '#renderer/stores/place.ts';
import type { Told } from '#renderer/stores/metrics.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Sparkline } from '#renderer/ui/chart/sparkline.tsx';
import { classes } from '#renderer/ui/classes.ts';

/** Calls, errors and p95 since midnight; larger when nothing else asks for the room. */
export function Today({ told, large }: { told: Told | undefined; large: boolean }) {
  const { points = [], total } = told?.metrics ?? {};
  const seen = (name: keyof Metrics['total']) => points.map((point) => point[name]);
  const p95 = total?.p95 ?? null;
  return (
    <section aria-label={t('home.today')} className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-section font-semibold">{t('home.today')}</h2>
        <Button kind="quiet" className="-mr-3" onClick={() => goTo('metrics')}>
          {t('home.more')}
        </Button>
      </div>
      <dl className="grid grid-cols-3 gap-8 max-roomy:gap-4">
        <Figure
          name={t('metrics.calls')}
          value={amount(total?.calls ?? 0)}
          values={seen('calls')}
          since={told?.from}
          large={large}
        />
        <Figure
          name={t('metrics.errors')}
          value={amount(total?.errors ?? 0)}
          values={seen('errors')}
          since={told?.from}
          large={large}
          alarm={(total?.errors ?? 0) > 0}
        />
        <Figure
          name={t('home.p95')}
          value={p95 === null ? t('metrics.none') : duration(p95)}
          values={seen('p95')}
          since={told?.from}
          large={large}
        />
      </dl>
    </section>
  );
}

function Figure({
  name,
  value,
  values,
  since,
  large,
  alarm = false,
}: {
  name: string;
  value: string;
  values: readonly (number | null)[];
  /** When the first of them was. */
  since: number | undefined;
  large: boolean;
  alarm?: boolean;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <dt className="text-label text-ink-3">{name}</dt>
      <dd className="flex flex-col gap-1">
        <span className={classes('font-semibold tabular-nums', large ? 'text-screen' : 'text-section')}>
          {value}
        </span>
        <span className={classes('block border-b border-hairline', large ? 'h-24' : 'h-9')}>
          <Sparkline values={values} alarm={alarm} />
        </span>
        {large && since !== undefined && (
          <span aria-hidden className="flex justify-between text-label text-ink-3 tabular-nums">
            <span>{shortTime(since)}</span>
            <span>{t('format.now')}</span>
          </span>
        )}
      </dd>
    </div>
  );
}
