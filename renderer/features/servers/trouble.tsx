import type { ServerView } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { stateLook } from '#renderer/lib/server-look.ts';
import type { Shown } from '#renderer/lib/server-look.ts';
import { ShippedNode } from './shipped-node.tsx';

/** Why a server is not as it should be, and the button that helps. Nothing when it is, or is being helped. */
export function Trouble({ view, state }: { view: ServerView; state: Shown }) {
  const told = view.state;
  if (told.state !== state || !('reason' in told)) return null;
  const { shape, tone } = stateLook(told.state);
  const advice = told.state === 'failed' ? tell(told.advice) : undefined;
  return (
    <Callout shape={shape} tone={tone} title={tell(told.reason)} advice={advice}>
      {told.state === 'waiting' && <TriesAgain at={told.until} />}
      <div className="mt-1 flex flex-wrap gap-2">
        {told.state === 'failed' && told.offer === 'shippedNode' && <ShippedNode server={view.server.id} />}
        <Button onClick={() => void operate(view.server.id, told.state === 'degraded' ? 'restart' : 'start')}>
          {t(told.state === 'degraded' ? 'servers.restartNow' : 'servers.startNow')}
        </Button>
      </div>
    </Callout>
  );
}

function TriesAgain({ at }: { at: number }) {
  const now = useNow(1000);
  const seconds = Math.max(0, Math.ceil((at - now) / 1000));
  return (
    <p role="timer" className="text-ink-2 tabular-nums">
      {t('servers.triesAgain', { seconds })}
    </p>
  );
}
