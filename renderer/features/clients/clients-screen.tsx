import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import type { ClientAppId } from '#contract/client-app.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { listClients, useClients } from '#renderer/stores/clients.ts';
import type { Switch } from '#renderer/stores/clients.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { ClientPart } from './client-part.tsx';
import { ExportPanel } from './export-panel.tsx';
import { ImportPanel } from './import-panel.tsx';
import type { DraftProps } from './import-panel.tsx';

interface Opened {
  client: ClientAppId;
  what: 'import' | 'export';
  preset?: Switch;
}

/** Other apps on this computer: what they start, and how that becomes ours, or ours theirs. */
export function ClientsScreen({ draft }: { draft: ComponentType<DraftProps> }) {
  const { apps, problem } = useClients();
  const [open, setOpen] = useState<Opened>();
  const app = apps?.find(({ id }) => id === open?.client);
  const key = open && `${open.client} ${open.what} ${open.preset ? 'switch' : ''}`;

  useEffect(() => {
    void listClients();
    // The other app may have written its file meanwhile.
    const again = () => void listClients();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, []);

  function close() {
    document.querySelector<HTMLElement>('[data-row][aria-expanded="true"]')?.focus();
    setOpen(undefined);
  }

  return (
    <Split
      open={app && key}
      onClose={() => setOpen(undefined)}
      inspector={
        app &&
        (open?.what === 'import' ? (
          <ImportPanel key={`${key} ${app.path}`} app={app} draft={draft} onClose={close} />
        ) : (
          <ExportPanel key={key} app={app} preset={open?.preset} onClose={close} />
        ))
      }
    >
      <ScreenTitle title={t('shell.clients')} />
      <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-3 pt-1 pb-8">
        {problem && (
          <div className="px-2">
            <Callout title={tell(problem)} />
          </div>
        )}
        {apps?.map((one) => (
          <ClientPart
            key={one.id}
            app={one}
            open={open?.client === one.id ? open.what : undefined}
            onOpen={(what, preset) => setOpen(what && { client: one.id, what, ...(preset && { preset }) })}
          />
        ))}
      </div>
    </Split>
  );
}
