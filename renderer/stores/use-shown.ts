import type { ServerView } from '#contract/server.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { shownState } from '#renderer/lib/server-look.ts';
import type { Shown } from '#renderer/lib/server-look.ts';

/** The state to show of a server, as it is now. */
export function useShown(view: ServerView): Shown {
  const { id } = view.server;
  const intent = useEngine((engine) => engine.intents.get(id));
  const asking = useEngine(
    ({ mirror }) => mirror?.approvals.some((one) => one.kind === 'command' && one.server === id) ?? false,
  );
  return shownState(view, intent, asking);
}
