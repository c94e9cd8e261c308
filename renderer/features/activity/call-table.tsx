import { useCallback } from 'react';
import type { CallRecord } from '#contract/call.ts';
import { t } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { HeadCell, Table } from '#renderer/ui/table.tsx';
import { CallRow } from './call-row.tsx';
import { OlderCalls } from './older-calls.tsx';

export function CallTable({
  calls,
  open,
  onOpen,
}: {
  calls: readonly CallRecord[];
  open: string | undefined;
  onOpen: (call: string | undefined) => void;
}) {
  const now = useNow(1000);
  const approvals = useEngine((state) => state.mirror?.approvals);
  const toggle = useCallback((id: string) => onOpen(id === open ? undefined : id), [onOpen, open]);
  const first = calls.some((call) => call.id === open) ? open : calls[0]?.id;
  return (
    <Table
      label={t('shell.activity')}
      head={
        <>
          <HeadCell className="w-20">{t('activity.time')}</HeadCell>
          <HeadCell className="w-28">{t('activity.outcome')}</HeadCell>
          <HeadCell className="w-80 @max-4xl:w-60 @max-md:w-auto">{t('activity.tool')}</HeadCell>
          <HeadCell className="@max-md:hidden">{t('activity.arguments')}</HeadCell>
          <HeadCell className="w-24 @max-2xl:hidden">{t('activity.via')}</HeadCell>
          <HeadCell className="w-20 text-right @max-md:hidden">{t('activity.took')}</HeadCell>
        </>
      }
      foot={<OlderCalls shown={calls.length} />}
    >
      {calls.map((call) => (
        <CallRow
          key={call.id}
          call={call}
          // A row that has settled need not hear every second.
          now={now - call.at < 60_000 ? now : Math.floor(now / 30_000) * 30_000}
          asking={
            approvals?.some((approval) => approval.kind === 'call' && approval.callId === call.id) ?? false
          }
          open={call.id === open}
          reachable={call.id === first}
          onOpen={toggle}
        />
      ))}
    </Table>
  );
}
