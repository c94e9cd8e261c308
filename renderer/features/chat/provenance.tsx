import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';

/** Says whose words follow: what a server gave back is data, whatever it says. */
export function Provenance({ server, tool }: { server: string; tool?: string | undefined }) {
  const title = useEngine(
    ({ mirror }) => mirror?.servers.find((view) => view.server.id === server)?.server.title,
  );
  return (
    <p className="text-note text-ink-3">
      {tool === undefined
        ? t('chat.from', { server: title ?? server })
        : t('chat.fromTool', { server: title ?? server, tool })}
    </p>
  );
}
