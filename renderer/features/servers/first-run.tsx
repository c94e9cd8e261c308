import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { unsetOf } from '#renderer/lib/standing.ts';
import { useBundledServer } from '#renderer/stores/bundled.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';

/** A bundled server that has never run: nothing has to be agreed to, but something may have to be filled in first. */
export function FirstRun({ view: { server }, onSetUp }: { view: ServerView; onSetUp: () => void }) {
  const settings = useBundledServer(server.id)?.settings ?? [];
  const unset = unsetOf(settings, server).length > 0;
  return (
    <div className="flex flex-wrap gap-2">
      {settings.length > 0 && (
        <Button kind={unset ? 'primary' : 'plain'} onClick={onSetUp}>
          {t('shelf.fillIn')}
        </Button>
      )}
      <Button kind={unset ? 'plain' : 'primary'} onClick={() => void operate(server.id, 'start')}>
        {t('servers.startNow')}
      </Button>
    </div>
  );
}
