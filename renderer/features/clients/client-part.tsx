import type { ClientApp } from '#contract/client-app.ts';
import { t } from '#renderer/lib/messages.ts';
import type { Switch } from '#renderer/stores/clients.ts';
import { Button } from '#renderer/ui/button.tsx';
import { BackupRows } from './backup-rows.tsx';
import { ClientState } from './client-state.tsx';
import { DoneStrip } from './done-strip.tsx';
import { EntryTable } from './entry-table.tsx';
import { FilePlace } from './file-place.tsx';

/** One app: whether it is here, what stands in its file, and what can be done with that. */
export function ClientPart({
  app,
  open,
  onOpen,
}: {
  app: ClientApp;
  open: 'import' | 'export' | undefined;
  onOpen: (what: 'import' | 'export' | undefined, preset?: Switch) => void;
}) {
  const { title, state, entries } = app;
  const toggle = (what: 'import' | 'export') => onOpen(open === what ? undefined : what);
  return (
    <section aria-label={title} className="flex max-w-240 shrink-0 flex-col">
      <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-b border-hairline px-2 py-1">
        <h2 className="font-semibold">{title}</h2>
        <div className="flex min-w-0 flex-1 items-center gap-3 pl-1">
          <ClientState app={app} />
        </div>
        <Button
          data-row
          aria-expanded={open === 'import'}
          aria-disabled={state !== 'found' || entries.length === 0}
          onClick={() => toggle('import')}
        >
          {t('clients.import')}
        </Button>
        <Button
          data-row
          aria-expanded={open === 'export'}
          aria-disabled={state === 'unreadable'}
          onClick={() => toggle('export')}
        >
          {t('clients.export')}
        </Button>
      </div>
      <DoneStrip app={app} onSwitch={(preset) => onOpen('export', preset)} />
      <FilePlace app={app} />
      <EntryTable app={app} />
      <BackupRows app={app} />
    </section>
  );
}
