import { useEffect } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { askWaiting, freshBackup, useBackup } from '#renderer/stores/backup.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { Opened } from './opened.ts';
import { Part } from './part.tsx';
import { RestoreReady } from './restore-ready.tsx';

/** All of this Patchbay in one file, and back. */
export function BackupPart({
  open,
  onOpen,
}: {
  open: string | undefined;
  onOpen: (opened: Opened | undefined) => void;
}) {
  const ready = useBackup((backup) => backup.ready);
  useEffect(() => void askWaiting(), []);

  function toggle(kind: 'backup' | 'restore') {
    freshBackup();
    onOpen(open === kind ? undefined : { kind });
  }

  return (
    <Part
      id="backup"
      title={t('backup.title')}
      note={t('backup.note')}
      action={
        <>
          <Button kind="quiet" data-row aria-expanded={open === 'restore'} onClick={() => toggle('restore')}>
            {t('backup.restore')}
          </Button>
          <Button kind="quiet" data-row aria-expanded={open === 'backup'} onClick={() => toggle('backup')}>
            {t('backup.make')}
          </Button>
        </>
      }
    >
      {/* The panel says it too. */}
      {ready && open !== 'restore' && (
        <div className="px-2 py-2">
          <RestoreReady ready={ready} />
        </div>
      )}
    </Part>
  );
}
