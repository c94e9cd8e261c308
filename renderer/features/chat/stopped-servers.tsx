import type { ToolChoice } from '#contract/chat/conversation.ts';
import type { ServerView } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { isOn, stateLook } from '#renderer/lib/server-look.ts';
import { isWanted } from '#renderer/lib/tool-choice.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { operate } from '#renderer/stores/servers.ts';
import { useShown } from '#renderer/stores/use-shown.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** Servers whose tools were chosen and cannot be offered, because they do not run: started from here. */
export function StoppedServers({ choice, servers }: { choice: ToolChoice; servers: readonly ServerView[] }) {
  const stopped = servers.filter(
    ({ server, state }) =>
      isWanted(choice, server.id) && state.state !== 'ready' && state.state !== 'degraded',
  );
  if (stopped.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-note text-ink-2">{t('chat.notOffered')}</p>
      <ul className="flex flex-col">
        {stopped.map((view) => (
          <StoppedServer key={view.server.id} view={view} />
        ))}
      </ul>
    </div>
  );
}

function StoppedServer({ view }: { view: ServerView }) {
  const { id, title } = view.server;
  const state = useShown(view);
  const look = stateLook(state);
  const refusal = useEngine(({ refusals }) => refusals.get(id));
  return (
    <li className="flex flex-col">
      <div className="flex h-8 items-center gap-2">
        <Glyph shape={look.shape} tone={look.tone} />
        <span className="sr-only">{t(look.word)}</span>
        <span className="min-w-0 flex-1 truncate">{title}</span>
        {!isOn(state) && (
          <Button
            disabled={state === 'stopping'}
            aria-label={t('tools.start', { server: title })}
            onClick={() => void operate(id, 'start')}
          >
            {t('servers.startNow')}
          </Button>
        )}
      </div>
      {refusal && (
        <p role="alert" className="pl-6 text-note text-failed">
          {tell(refusal)}
        </p>
      )}
    </li>
  );
}
