import type { RestoreReady as Ready } from '#contract/backup.ts';
import { t } from '#renderer/lib/messages.ts';
import { discardRestore, restartNow } from '#renderer/stores/backup.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';

/** A restore waits for the next start: what will be different, and the way back. */
export function RestoreReady({ ready }: { ready: Ready }) {
  return (
    <Callout
      shape={ready.proven ? 'check' : 'half'}
      tone={ready.proven ? 'ready' : 'waiting'}
      title={t('backup.waits', { at: ready.createdAt })}
      advice={t(`backup.secrets.${ready.secrets}`)}
    >
      {!ready.proven && <p className="text-ink-2">{t('backup.notProven')}</p>}
      <div className="mt-2 flex gap-2">
        <Button kind="primary" onClick={() => void restartNow()}>
          {t('backup.restartNow')}
        </Button>
        <Button onClick={() => void discardRestore()}>{t('backup.discard')}</Button>
      </div>
    </Callout>
  );
}
