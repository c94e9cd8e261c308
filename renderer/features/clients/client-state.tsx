import type { ClientApp } from '#contract/client-app.ts';
import { t } from '#renderer/lib/messages.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** Whether the app's file is there, and whether the app runs now, where that can be known. */
export function ClientState({ app: { state, folder, running } }: { app: ClientApp }) {
  const look = {
    found: ['dot', 'ready'],
    missing: ['ring', 'idle'],
    unreadable: ['cross', 'failed'],
  } as const;
  const [shape, tone] = look[state];
  return (
    <>
      <span className="flex items-center gap-1.5 text-note text-ink-2">
        <Glyph shape={shape} tone={tone} />
        {t(state === 'missing' && folder ? 'clients.state.noFile' : `clients.state.${state}`)}
      </span>
      {running === 'yes' && <span className="text-note text-ink-2">{t('clients.runs')}</span>}
    </>
  );
}
