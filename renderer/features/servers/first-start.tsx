import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ServerView } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { changeServer } from '#renderer/stores/inventory.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import type { Shown } from '#renderer/lib/server-look.ts';
import { FirstRun } from './first-run.tsx';

/** What stands between a server and its run, and the button that takes it away. Nothing when nothing does. */
export function FirstStart({
  view,
  state,
  onSetUp,
}: {
  view: ServerView;
  state: Shown;
  onSetUp: () => void;
}) {
  const { id, consent, source, launch } = view.server;
  const [problem, setProblem] = useState<Text>();

  async function switchOn() {
    const refusal = await changeServer(id, { disabled: false });
    setProblem(refusal?.reason);
  }

  if (state === 'off') {
    return (
      <Step words={t('servers.isOff')}>
        <Button onClick={() => void switchOn()}>{t('servers.switchOn')}</Button>
        {problem && <Callout title={tell(problem)} />}
      </Step>
    );
  }
  if (state !== 'stopped') return null;
  if (source === 'bundled')
    return view.tools === undefined ? <FirstRun view={view} onSetUp={onSetUp} /> : null;
  if (consent !== '') return null;
  return (
    <Step words={t(launch.type === 'stdio' ? 'servers.firstStart' : 'servers.firstConnect')}>
      <Button kind="primary" onClick={() => void operate(id, 'start')}>
        {t('servers.startNow')}
      </Button>
    </Step>
  );
}

function Step({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-ink-2">{words}</p>
      {children}
    </div>
  );
}
