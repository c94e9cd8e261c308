import type { Metrics } from '#contract/metrics.ts';
import { amount, duration } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Cell, HeadCell } from '#renderer/ui/table.tsx';

const SHOWN = 50;

const time = (ms: number | null) => (ms === null ? t('metrics.none') : duration(ms));

/** Which tools were called, how often, and how long they took. */
export function ToolTable({ tools }: { tools: Metrics['byTool'] }) {
  return (
    <section className="flex flex-col gap-1">
      <h2 className="font-medium">{t('metrics.tools')}</h2>
      <table className="-mx-2 w-[calc(100%+1rem)] table-fixed border-separate border-spacing-0">
        <thead>
          <tr className="h-7 text-right text-label text-ink-3">
            <HeadCell className="text-left">{t('metrics.tool')}</HeadCell>
            <HeadCell className="w-20">{t('metrics.calls')}</HeadCell>
            <HeadCell className="w-20">{t('metrics.errors')}</HeadCell>
            <HeadCell className="w-20">{t('metrics.p50')}</HeadCell>
            <HeadCell className="w-20">{t('metrics.p95')}</HeadCell>
            <HeadCell className="w-20">{t('metrics.p99')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {tools.slice(0, SHOWN).map(({ server, name, calls, errors, p50, p95, p99 }) => (
            <tr key={`${server} ${name}`} className="h-8 text-right tabular-nums">
              <Cell className="text-left font-mono text-note">
                <span className="text-ink-2">{server}</span>
                <span className="text-ink-3">/</span>
                {name === '' ? (
                  <span className="font-sans text-ink-2">{t('metrics.otherCalls')}</span>
                ) : (
                  <ExactText pieces={visiblePieces(name, 'word')} />
                )}
              </Cell>
              <Cell>{amount(calls)}</Cell>
              <Cell className={errors > 0 ? 'text-failed' : 'text-ink-3'}>{amount(errors)}</Cell>
              <Cell>{time(p50)}</Cell>
              <Cell>{time(p95)}</Cell>
              <Cell>{time(p99)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
