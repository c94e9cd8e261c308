import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { isOn } from '#renderer/lib/server-look.ts';
import { operate } from '#renderer/stores/servers.ts';
import { useShown } from '#renderer/stores/use-shown.ts';
import { Switch } from '#renderer/ui/switch.tsx';

/** Starts and stops a server, answered at once. */
export function RunSwitch({ view }: { view: ServerView }) {
  const { id, title } = view.server;
  const state = useShown(view);
  return (
    <Switch
      label={t('servers.switch', { server: title })}
      checked={isOn(state)}
      disabled={state === 'stopping' || state === 'asking' || state === 'off'}
      onChange={(on) => void operate(id, on ? 'start' : 'stop')}
    />
  );
}
