import { useEffect } from 'react';
import type { Destination } from '#contract/egress.ts';
import { ago, exactTime } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { listEgress, useSettingsLists } from '#renderer/stores/settings.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Cell, HeadCell } from '#renderer/ui/table.tsx';
import { Part } from './part.tsx';

/** What connects that is no server. */
const OURS = { '@updates': 'updates.title', '@models': 'provider.title' } as const;

const isOurs = (purpose: string): purpose is keyof typeof OURS => Object.hasOwn(OURS, purpose);

/** Everywhere that Patchbay connected to, or was kept from connecting to, since it was opened. */
export function EgressPart() {
  const { items, problem } = useSettingsLists((lists) => lists.egress);
  useEffect(() => void listEgress(), []);
  return (
    <Part
      id="egress"
      title={t('settings.egress')}
      note={t('settings.egressNote')}
      action={
        <Button kind="quiet" onClick={() => void listEgress()}>
          {t('settings.refresh')}
        </Button>
      }
    >
      {problem && (
        <div className="px-2 py-2">
          <Callout title={tell(problem)} />
        </div>
      )}
      {items?.length === 0 && <p className="px-2 py-1 text-ink-2">{t('settings.egressNone')}</p>}
      {items && items.length > 0 && <Destinations items={items} />}
    </Part>
  );
}

function Destinations({ items }: { items: readonly Destination[] }) {
  const now = useNow(10_000);
  return (
    <div className="@container">
      <table
        aria-label={t('settings.egress')}
        className="w-full table-fixed border-separate border-spacing-0 [&_tbody_tr:last-child>td]:border-0"
      >
        <thead>
          <tr className="h-7 text-left text-label text-ink-3">
            <HeadCell>{t('settings.egress.host')}</HeadCell>
            <HeadCell className="w-1/4 @max-2xl:hidden">{t('settings.egress.address')}</HeadCell>
            <HeadCell className="w-1/5">{t('settings.egress.for')}</HeadCell>
            <HeadCell className="w-18 text-right">{t('settings.egress.times')}</HeadCell>
            <HeadCell className="w-24 text-right">{t('settings.egress.last')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <DestinationRow
              key={`${one.host} ${one.address ?? ''} ${one.purpose} ${one.verdict}`}
              one={one}
              now={now}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DestinationRow({ one, now }: { one: Destination; now: number }) {
  const { host, address, purpose, verdict, count, lastAt } = one;
  const title = useEngine(
    ({ mirror }) => mirror?.servers.find(({ server }) => server.id === purpose)?.server.title,
  );
  return (
    <tr className="h-8">
      <Cell title={host} className="font-mono text-note">
        {verdict === 'refused' && (
          <span className="mr-2 inline-flex items-center gap-1.5 align-bottom font-sans text-failed">
            <Glyph shape="barred" tone="failed" />
            {t('settings.egress.refused')}
          </span>
        )}
        {host}
      </Cell>
      <Cell className="font-mono text-note text-ink-2 @max-2xl:hidden">
        {address ?? <span className="font-sans">{t('settings.egress.noAddress')}</span>}
      </Cell>
      <Cell>{isOurs(purpose) ? t(OURS[purpose]) : (title ?? purpose)}</Cell>
      <Cell className="text-right tabular-nums">{count}</Cell>
      <Cell className="text-right text-ink-2 tabular-nums" title={exactTime(lastAt)}>
        {ago(lastAt, now)}
      </Cell>
    </tr>
  );
}
