import { useState } from 'react';
import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import type { Text } from '#contract/text.ts';
import { operateAll } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { isOn } from '#renderer/lib/server-look.ts';

/** Starts or stops every server at once; off while there is nothing to do. */
export function AllServers({
  servers,
  onRefused,
}: {
  servers: readonly ServerView[];
  onRefused: (reason: Text | undefined) => void;
}) {
  const [busy, setBusy] = useState<'start' | 'stop'>();
  const startable = servers.some(
    ({ server, state }) => !server.disabled && (state.state === 'stopped' || state.state === 'failed'),
  );
  const stoppable = servers.some(({ state }) => isOn(state.state));

  async function press(intent: 'start' | 'stop') {
    setBusy(intent);
    onRefused(await operateAll(intent));
    setBusy((now) => (now === intent ? undefined : now));
  }

  return (
    <div className="flex gap-1">
      <Button kind="quiet" aria-disabled={!startable || busy === 'start'} onClick={() => void press('start')}>
        {t('servers.startAll')}
      </Button>
      <Button kind="quiet" aria-disabled={!stoppable || busy === 'stop'} onClick={() => void press('stop')}>
        {t('servers.stopAll')}
      </Button>
    </div>
  );
}
