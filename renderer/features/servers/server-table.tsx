import type { ReactNode } from 'react';
import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { callsByServer, loadByServer } from '#renderer/lib/server-load.ts';
import { useLastHour, useRightNow } from '#renderer/stores/metrics.ts';
import { HeadCell, Table } from '#renderer/ui/table.tsx';
import { ServerRow } from './server-row.tsx';

/** Every server on one line: its state, what it is, how much it is asked and what it takes. */
export function ServerTable({
  servers,
  open,
  onOpen,
  foot,
}: {
  servers: readonly ServerView[];
  open: string | undefined;
  onOpen: (server: string | undefined) => void;
  /** Follows the last row. */
  foot: ReactNode;
}) {
  const hour = useLastHour().told?.metrics;
  const now = useRightNow().told?.metrics;
  const calls = hour && callsByServer(hour);
  const loads = now && loadByServer(now);
  return (
    <Table
      label={t('shell.servers')}
      foot={foot}
      head={
        <>
          <HeadCell className="w-24 @max-5xl:w-23">{t('servers.state')}</HeadCell>
          <HeadCell className="w-52 @max-5xl:w-40 @max-2xl:w-auto">{t('servers.name')}</HeadCell>
          <HeadCell className="@max-2xl:hidden">{t('servers.description')}</HeadCell>
          <HeadCell className="w-18 text-right @max-5xl:w-14">{t('servers.tools')}</HeadCell>
          <HeadCell className="w-28 text-right @max-5xl:hidden">{t('servers.calls')}</HeadCell>
          <HeadCell className="w-22 text-right @max-5xl:w-21 @max-md:hidden">{t('metrics.cpu')}</HeadCell>
          <HeadCell className="w-22 text-right @max-5xl:w-18 @max-md:hidden">{t('metrics.memory')}</HeadCell>
          <HeadCell className="w-24 text-right @max-5xl:w-22">{t('servers.run')}</HeadCell>
        </>
      }
    >
      {servers.map((view) => (
        <ServerRow
          key={view.server.id}
          view={view}
          calls={calls && (calls.get(view.server.id) ?? 0)}
          load={loads?.get(view.server.id)}
          open={view.server.id === open}
          onOpen={() => onOpen(view.server.id === open ? undefined : view.server.id)}
        />
      ))}
    </Table>
  );
}
