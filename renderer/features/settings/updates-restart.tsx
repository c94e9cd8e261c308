import { useState } from 'react';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { isOn } from '#renderer/lib/server-look.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { askUpdates } from '#renderer/stores/updates.ts';
import { useRunningCalls } from '#renderer/stores/use-paced.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

/** What a restart would end, before it does. */
export function UpdatesRestart({ version, onClose }: { version: string; onClose: () => void }) {
  const servers = useEngine(
    ({ mirror }) => mirror?.servers.filter(({ state }) => isOn(state.state)).length ?? 0,
  );
  const calls = useRunningCalls();
  const [refused, setRefused] = useState<Text>();
  return (
    <Dialog
      onClose={onClose}
      title={t('updates.restartTitle', { version })}
      text={
        <div className="flex flex-col gap-2">
          <p>{t('updates.restartText', { servers, calls })}</p>
          {refused && <Callout title={tell(refused)} />}
        </div>
      }
    >
      <Button onClick={onClose}>{t('updates.later')}</Button>
      <Button kind="primary" onClick={() => void askUpdates('install').then(setRefused)}>
        {t('updates.restartNow')}
      </Button>
    </Dialog>
  );
}
