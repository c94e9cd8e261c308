import type { ReactNode } from 'react';
import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { HeadCell, Table } from '#renderer/ui/table.tsx';
import { ServerRow } from './server-row.tsx';

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
  return (
    <Table
      label={t('shell.servers')}
      foot={foot}
      head={
        <>
          <HeadCell className="w-24">{t('servers.state')}</HeadCell>
          <HeadCell className="w-52 @max-4xl:w-40 @max-2xl:w-auto">{t('servers.name')}</HeadCell>
          <HeadCell className="@max-2xl:hidden">{t('servers.description')}</HeadCell>
          <HeadCell className="w-16 text-right">{t('servers.tools')}</HeadCell>
          <HeadCell className="w-24 pl-5 @max-md:hidden">{t('servers.era')}</HeadCell>
          <HeadCell className="w-18 text-right @max-md:hidden">{t('servers.pid')}</HeadCell>
          <HeadCell className="w-24 text-right">{t('servers.run')}</HeadCell>
        </>
      }
    >
      {servers.map((view) => (
        <ServerRow
          key={view.server.id}
          view={view}
          open={view.server.id === open}
          onOpen={() => onOpen(view.server.id === open ? undefined : view.server.id)}
        />
      ))}
    </Table>
  );
}
