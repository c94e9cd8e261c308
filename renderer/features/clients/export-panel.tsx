import { useState } from 'react';
import type { ClientApp } from '#contract/client-app.ts';
import type { Text } from '#contract/text.ts';
import { t } from '#renderer/lib/messages.ts';
import { useLook, writeExport } from '#renderer/stores/client-export.ts';
import type { Export } from '#renderer/stores/client-export.ts';
import type { Switch } from '#renderer/stores/clients.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { ExportChanges } from './export-changes.tsx';
import { ExportChoices } from './export-choices.tsx';

/** Which servers go into the app's file, what that changes in it, and the one button that writes it. */
export function ExportPanel({
  app,
  preset,
  onClose,
}: {
  app: ClientApp;
  preset: Switch | undefined;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<readonly string[]>(preset?.servers ?? []);
  const [remove, setRemove] = useState<readonly string[]>(preset?.names ?? []);
  const [clear, setClear] = useState(false);
  const [create, setCreate] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<Text>();
  // A server that is edited meanwhile, or approved, is written in another way.
  const servers = useEngine(({ mirror }) => mirror?.servers);
  const all = servers?.map(({ server }) => server) ?? [];
  const here = all.filter(({ id }) => chosen.includes(id));
  const wanted: Export = { client: app.id, servers: here.map(({ id }) => id), remove, clear };
  const look = useLook(wanted, JSON.stringify([tries, app.path, app.entries, here]));
  const { preview, fresh } = look;
  const ready =
    fresh && preview !== undefined && preview.diff !== '' && (preview.creates !== 'folder' || create);

  async function write() {
    if (!ready || busy) return;
    setBusy(true);
    const why = await writeExport(wanted, preview.hash, create);
    setBusy(false);
    setRefused(why);
    if (why) setTries(tries + 1);
    else onClose();
  }

  return (
    <Inspector
      title={t('clients.exportTo', { app: app.title })}
      note={t('clients.exportNote')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <PanelForm
        label={t('clients.exportTo', { app: app.title })}
        onSubmit={() => void write()}
        foot={
          <Button kind="primary" type="submit" aria-disabled={!ready || busy}>
            {t('clients.write')}
          </Button>
        }
      >
        <ExportChoices
          app={app}
          servers={all}
          chosen={chosen}
          remove={remove}
          clear={clear}
          onChosen={(next) => {
            setRefused(undefined);
            setChosen(next);
          }}
          onRemove={setRemove}
          onClear={setClear}
        />
        <ExportChanges
          look={look}
          refused={refused}
          create={create}
          onCreate={setCreate}
          onReplace={(name) => setRemove([...remove, name])}
        />
      </PanelForm>
    </Inspector>
  );
}
