import type { ClientApp } from '#contract/client-app.ts';
import { ago, byteSize, exactTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { restoreBackup, useClients } from '#renderer/stores/clients.ts';
import { Button } from '#renderer/ui/button.tsx';

/** Copies of the file as it was before Patchbay wrote it, newest first, each one press away. */
export function BackupRows({ app: { id, backups } }: { app: ClientApp }) {
  const busy = useClients((clients) => clients.busy);
  const now = useNow(60_000);
  if (backups.length === 0) return null;
  return (
    <div className="flex flex-col pt-4">
      <h3 className="px-2 text-label text-ink-3">{t('clients.backups')}</h3>
      <p className="px-2 text-note text-ink-2">{t('clients.backupsNote')}</p>
      <ul aria-label={t('clients.backups')}>
        {backups.map((backup) => (
          <li
            key={backup.id}
            className="flex min-h-9 items-center gap-3 border-b border-hairline/70 px-2 last:border-0"
          >
            <span className="w-24 tabular-nums" title={exactTime(backup.at)}>
              {ago(backup.at, now)}
            </span>
            <span className="flex-1 text-note text-ink-2 tabular-nums">{byteSize(backup.bytes)}</span>
            <Button
              kind="quiet"
              aria-disabled={busy}
              aria-label={t('clients.restoreThis', { time: exactTime(backup.at) })}
              onClick={() => void restoreBackup(id, backup.id)}
            >
              {t('clients.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
