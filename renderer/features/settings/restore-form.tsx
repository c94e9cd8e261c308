import { useEffect, useId, useRef, useState } from 'react';
import type { BackupSummary } from '#contract/backup.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { chooseBackup, restoreBackup, useBackup } from '#renderer/stores/backup.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import { RestoreReady } from './restore-ready.tsx';

/** Looks into a backup and lays it ready; a dialog of the system asks before that. */
export function RestoreForm({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const { busy, found, ready, problem } = useBackup();
  const done = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone.
  useEffect(() => {
    if (ready) done.current?.focus();
  }, [ready]);
  const submit = () => void (found ? restoreBackup(passphrase) : chooseBackup());

  return (
    <Inspector
      title={t('backup.restoreTitle')}
      note={ready ? t('backup.readyTitle') : t('backup.title')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <PanelForm
        label={t('backup.restoreTitle')}
        onSubmit={submit}
        tried={0}
        foot={
          ready ? (
            <Button ref={done} onClick={onClose}>
              {t('backup.done')}
            </Button>
          ) : (
            <>
              <Button kind="primary" type="submit" aria-disabled={busy !== undefined}>
                {t(found ? 'backup.go' : 'backup.chooseFile')}
              </Button>
              <Button kind="quiet" onClick={onClose}>
                {t('backup.cancel')}
              </Button>
            </>
          )
        }
      >
        {ready ? (
          <RestoreReady ready={ready} />
        ) : (
          <>
            {found ? <About found={found} /> : <p className="text-ink-2">{t('backup.restoreNote')}</p>}
            {found?.sealed && (
              <PassphraseField
                id={id}
                label={t('backup.open')}
                help={t('backup.openHelp')}
                value={passphrase}
                onChange={setPassphrase}
              />
            )}
          </>
        )}
        {busy && (
          <ProgressBar label={t('backup.reading')} value={0} max={undefined} note={t('backup.reading')} />
        )}
        {problem && <Callout title={tell(problem)} />}
      </PanelForm>
    </Inspector>
  );
}

function About({ found }: { found: BackupSummary }) {
  const { file, createdAt, version, servers, auditRows } = found;
  return (
    <>
      <p className="font-mono text-note break-all text-ink-2">{file}</p>
      <p>{t('backup.about', { at: createdAt, version, servers, auditRows })}</p>
      <div>
        <Button onClick={() => void chooseBackup()}>{t('backup.chooseOther')}</Button>
      </div>
    </>
  );
}
