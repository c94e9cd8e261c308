import type { BundledView } from '#contract/bundled-view.ts';
import type { ServerView } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { t } from '#renderer/lib/messages.ts';
import { HeadCell, Table } from '#renderer/ui/table.tsx';
import { ShelfRow } from './shelf-row.tsx';

const byTitle = (a: BundledView, b: BundledView): number => a.title.localeCompare(b.title);

/** Every server that ships with Patchbay: added with one press, started with the next. */
export function ShelfTable({
  shelf,
  servers,
  open,
  onOpen,
  onRefused,
}: {
  shelf: readonly BundledView[];
  servers: readonly ServerView[];
  open: string | undefined;
  onOpen: (server: string | undefined) => void;
  onRefused: (reason: Text | undefined) => void;
}) {
  return (
    <Table
      label={t('shelf.all')}
      head={
        <>
          <HeadCell className="w-52 @max-4xl:w-48 @max-2xl:w-auto">{t('servers.name')}</HeadCell>
          <HeadCell className="@max-2xl:hidden">{t('servers.description')}</HeadCell>
          <HeadCell className="w-64 @6xl:w-100 @max-4xl:w-52 @max-md:hidden">{t('shelf.needs')}</HeadCell>
          <HeadCell className="w-28">
            <span className="sr-only">{t('servers.run')}</span>
          </HeadCell>
        </>
      }
    >
      {shelf.toSorted(byTitle).map((one) => (
        <ShelfRow
          key={one.id}
          about={one}
          view={servers.find(({ server }) => server.id === one.id && server.source === 'bundled')}
          open={one.id === open}
          onOpen={() => onOpen(one.id === open ? undefined : one.id)}
          onAdded={(refused) => {
            onRefused(refused);
            if (!refused) onOpen(one.id);
          }}
        />
      ))}
    </Table>
  );
}
