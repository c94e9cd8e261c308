import type { Metrics } from '#contract/metrics.ts';
import { amount, duration } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { goTo } from '#renderer/stores/place.ts';
import { classes } from '#renderer/ui/classes.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Cell, HeadCell } from '#renderer/ui/table.tsx';

const SHOWN = 6;

/** The tools that were called most today; a row leads to its tool. Nothing before anything was called. */
export function Busiest({
  tools,
  titleOf,
}: {
  tools: Metrics['byTool'];
  titleOf: (server: string) => string;
}) {
  // Without a name: prompts, resources, and what nobody offers.
  const shown = tools.filter(({ name }) => name !== '').slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('metrics.tools')} className="flex flex-col gap-1">
      <h2 className="text-section font-semibold">{t('metrics.tools')}</h2>
      <table
        aria-label={t('metrics.tools')}
        className="-mx-2 w-[calc(100%+1rem)] table-fixed border-separate border-spacing-0"
      >
        <thead>
          <tr className="h-7 text-left text-label text-ink-3">
            <HeadCell className="w-2/5 max-roomy:w-auto">{t('metrics.tool')}</HeadCell>
            <HeadCell className="max-roomy:hidden">{t('metrics.server')}</HeadCell>
            <HeadCell className="w-24 text-right">{t('metrics.calls')}</HeadCell>
            <HeadCell className="w-24 text-right">{t('metrics.errors')}</HeadCell>
            <HeadCell className="w-28 text-right max-roomy:hidden">{t('home.p95')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ server, name, calls, errors, p95 }) => (
            <tr key={`${server} ${name}`} className="relative h-8 hover:bg-hover">
              <Cell>
                <button
                  type="button"
                  onClick={() => goTo('tools', { what: 'offer', offer: { kind: 'tool', server, name } })}
                  className="max-w-full truncate text-left font-mono text-note outline-none after:absolute after:inset-0 after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
                >
                  <ExactText pieces={visiblePieces(name, 'word')} />
                </button>
              </Cell>
              <Cell className="text-ink-2 max-roomy:hidden">{titleOf(server)}</Cell>
              <Cell className="text-right tabular-nums">{amount(calls)}</Cell>
              <Cell className={classes('text-right tabular-nums', errors > 0 ? 'text-failed' : 'text-ink-3')}>
                {amount(errors)}
              </Cell>
              <Cell className="text-right text-ink-2 tabular-nums max-roomy:hidden">
                {p95 === null ? t('metrics.none') : duration(p95)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
