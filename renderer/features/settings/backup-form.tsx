import { useEffect, useId, useRef, useState } from 'react';
import { byteSize } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { makeBackup, useBackup } from '#renderer/stores/backup.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { PassphraseField } from './passphrase-field.tsx';

const SHORTEST = 12;

/** Makes a backup, with the secrets if a passphrase is given. */
export function BackupForm({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(0);
  const { busy, made, problem } = useBackup();
  const done = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone.
  useEffect(() => {
    if (made) done.current?.focus();
  }, [made]);
  const progress = useEngine((engine) => engine.mirror?.backup);
  const short = passphrase !== '' && passphrase.length < SHORTEST;
  const other = passphrase !== '' && again !== passphrase;

  function submit() {
    setTried((times) => times + 1);
    if (!busy && !short && !other) void makeBackup(passphrase);
  }

  return (
    <Inspector
      title={t('backup.makeTitle')}
      note={t('backup.title')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <PanelForm
        label={t('backup.makeTitle')}
        onSubmit={submit}
        tried={tried}
        foot={
          made ? (
            <Button ref={done} kind="primary" onClick={onClose}>
              {t('backup.done')}
            </Button>
          ) : (
            <>
              <Button kind="primary" type="submit" aria-disabled={busy !== undefined}>
                {t('backup.chooseFolder')}
              </Button>
              <Button kind="quiet" onClick={onClose}>
                {t('backup.cancel')}
              </Button>
            </>
          )
        }
      >
        {!made && (
          <>
            <p className="text-ink-2">{t('backup.note')}</p>
            <PassphraseField
              id={`${id}-first`}
              label={t('backup.passphrase')}
              help={t('backup.passphraseHelp')}
              problem={tried > 0 && short ? t('backup.shortPassphrase') : undefined}
              value={passphrase}
              onChange={setPassphrase}
            />
            {passphrase !== '' && (
              <PassphraseField
                id={`${id}-again`}
                label={t('backup.passphraseAgain')}
                problem={tried > 0 && other && !short ? t('backup.notSame') : undefined}
                value={again}
                onChange={setAgain}
              />
            )}
          </>
        )}
        {busy === 'making' && (
          <ProgressBar
            label={t('backup.making')}
            value={progress?.done ?? 0}
            max={progress?.total}
            note={t('backup.making')}
          />
        )}
        {problem && <Callout title={tell(problem)} />}
        {made && (
          <Callout
            shape="check"
            tone="ready"
            title={t('backup.made', {
              file: made.file,
              size: byteSize(made.bytes),
              secrets: made.secrets ?? 0,
            })}
          />
        )}
      </PanelForm>
    </Inspector>
  );
}
