import { ago, exactTime } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { openConversation } from '#renderer/stores/chat.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { goTo } from '#renderer/stores/place.ts';
import { operate } from '#renderer/stores/servers.ts';
import { showApprovals } from '#renderer/stores/approvals.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import type { Help, Need } from './needs.ts';

/** One thing on one line, and the button that helps. */
export function NeedRow({ need, now }: { need: Need; now: number }) {
  const { shape, tone, what, since, help } = need;
  const server = help && 'server' in help ? help.server : undefined;
  const refusal = useEngine(({ refusals }) => (server === undefined ? undefined : refusals.get(server)));
  const busy = useEngine(({ intents }) => server !== undefined && intents.has(server));
  return (
    <li className="col-span-full grid min-h-9 grid-cols-subgrid items-center gap-x-3 border-b border-hairline/70 px-2 py-1">
      <Glyph shape={shape} tone={tone} />
      <p className="min-w-0 break-words">
        {what}
        {refusal && <span className="block text-note text-ink-2">{tell(refusal)}</span>}
      </p>
      {since !== undefined && (
        <time
          dateTime={new Date(since).toISOString()}
          title={exactTime(since)}
          className="col-start-3 text-right text-note text-ink-3 tabular-nums"
        >
          {ago(since, now)}
        </time>
      )}
      {help && (
        <Button className="col-start-4" aria-disabled={busy} onClick={() => act(help)}>
          {t(WORDS[help.do])}
        </Button>
      )}
    </li>
  );
}

const WORDS = {
  start: 'home.startAgain',
  restart: 'home.restart',
  answer: 'home.show',
  chat: 'home.show',
  run: 'home.show',
  look: 'home.look',
} as const;

function act(help: Help): void {
  switch (help.do) {
    case 'answer':
      return showApprovals();
    case 'chat':
      goTo('chat');
      return void openConversation(help.conversation);
    case 'run':
      return goTo('tools', { what: 'offer', offer: help.offer });
    case 'look':
      return goTo('activity', { what: 'call', id: help.call });
    default:
      void operate(help.server, help.do);
  }
}
