import type { ClientApp, ClientEntry } from '#contract/client-app.ts';
import { t } from '#renderer/lib/messages.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Cell, HeadCell, Row } from '#renderer/ui/table.tsx';

const LOOK = {
  ours: ['dot', 'ready'],
  same: ['half', 'degraded'],
  own: ['ring', 'idle'],
} as const;

/** Every server in the app's file, and whether it goes through Patchbay. */
export function EntryTable({ app: { title, entries, state } }: { app: ClientApp }) {
  const servers = useEngine(({ mirror }) => mirror?.servers);
  const titleOf = (id: string) => servers?.find(({ server }) => server.id === id)?.server.title ?? id;
  if (state !== 'found') return null;
  if (entries.length === 0) return <p className="px-2 pb-2 text-ink-2">{t('clients.noEntries')}</p>;
  return (
    <table
      aria-label={t('clients.entries', { app: title })}
      className="w-full table-fixed border-separate border-spacing-0"
    >
      <thead>
        <tr className="h-7 text-left text-label text-ink-3">
          <HeadCell className="w-[22%]">{t('clients.name')}</HeadCell>
          <HeadCell>{t('clients.starts')}</HeadCell>
          <HeadCell className="w-[22%]">{t('clients.relation')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const { name, shown } = entry;
          const [shape, tone] = LOOK[relationOf(entry)];
          return (
            <Row key={name} open={false} className="h-8">
              <Cell className="font-medium" title={name}>
                <ExactText pieces={visiblePieces(name, 'text')} />
              </Cell>
              <Cell className="font-mono text-note text-ink-2" title={shown}>
                {shown === '' ? t('clients.notKnown') : <ExactText pieces={visiblePieces(shown, 'text')} />}
              </Cell>
              <Cell>
                <span className="flex min-w-0 items-center gap-1.5">
                  <Glyph shape={shape} tone={tone} />
                  <span className="truncate">
                    {t(`clients.${relationOf(entry)}`, { server: titleOf(entry.ours ?? entry.same ?? '') })}
                  </span>
                </span>
              </Cell>
            </Row>
          );
        })}
      </tbody>
    </table>
  );
}

function relationOf({ ours, same }: ClientEntry): keyof typeof LOOK {
  if (ours !== undefined) return 'ours';
  return same === undefined ? 'own' : 'same';
}
