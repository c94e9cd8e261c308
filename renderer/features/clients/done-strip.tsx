import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ClientApp } from '#contract/client-app.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { dismissDone, restoreBackup, useClients } from '#renderer/stores/clients.ts';
import type { Switch } from '#renderer/stores/clients.ts';
import { Button } from '#renderer/ui/button.tsx';

/** What was just done with the app's file, and the next step: the way back, or the app's own copies. */
export function DoneStrip({ app, onSwitch }: { app: ClientApp; onSwitch: (preset: Switch) => void }) {
  const { done, imported, busy } = useClients();
  if (imported) {
    const count = imported.servers.length;
    return (
      <Strip key="imported" words={t('clients.imported', { count, app: app.title })}>
        <Button onClick={() => onSwitch(imported)}>{t('clients.switch')}</Button>
      </Strip>
    );
  }
  if (!done) return null;
  const { what, backup } = done;
  return (
    <Strip key={backup?.id ?? what.code} words={tell(what)}>
      {backup && (
        <Button aria-disabled={busy} onClick={() => void restoreBackup(app.id, backup.id)}>
          {t('clients.undo')}
        </Button>
      )}
    </Strip>
  );
}

function Strip({ words, children }: { words: string; children: ReactNode }) {
  const strip = useRef<HTMLOutputElement>(null);
  // What was pressed is gone; whoever came by the keyboard goes on here.
  useEffect(() => {
    if (document.activeElement === document.body) strip.current?.querySelector('button')?.focus();
  }, []);
  return (
    <output
      ref={strip}
      className="mt-2 flex min-h-9 flex-wrap items-center gap-1 rounded-control bg-sunken px-3 py-1"
    >
      <span className="min-w-60 flex-1 text-note break-words text-ink-2">{words}</span>
      {children}
      <Button kind="quiet" onClick={dismissDone}>
        {t('clients.dismiss')}
      </Button>
    </output>
  );
}
