import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { changeSettings, useSettings } from '#renderer/stores/settings.ts';
import { askUpdates, showUpdates } from '#renderer/stores/updates.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** One calm line above every screen: a newer version is there, or whether one may be looked for at all. */
export function UpdatesLine() {
  const update = useEngine(({ mirror }) => mirror?.update);
  const unasked = useSettings().settings?.checkUpdates === 'ask';
  if (update?.state === 'ready' || update?.state === 'available') {
    const { version } = update;
    return (
      <div className="flex min-h-9 items-center gap-2 border-b border-hairline px-5 py-1 text-note">
        <Glyph shape="ring" tone="idle" />
        <p className="min-w-0 flex-1 text-ink-2">
          {update.state === 'ready' ? t('updates.ready', { version }) : t('updates.isThere', { version })}
        </p>
        <Button kind="quiet" onClick={showUpdates}>
          {t('updates.show')}
        </Button>
      </div>
    );
  }
  if (!unasked || update?.state !== 'idle') return null;
  return (
    <div className="flex min-h-9 items-center gap-2 border-b border-hairline px-5 py-1 text-note">
      <Glyph shape="ring" tone="idle" />
      <p className="min-w-0 flex-1 text-ink-2">{t('updates.question')}</p>
      <Button kind="quiet" onClick={() => void changeSettings({ checkUpdates: 'never' })}>
        {t('updates.auto.never')}
      </Button>
      <Button kind="quiet" onClick={() => void agree()}>
        {t('updates.auto.daily')}
      </Button>
    </div>
  );
}

async function agree(): Promise<void> {
  const refused = await changeSettings({ checkUpdates: 'daily' });
  if (!refused) await askUpdates('check');
}
