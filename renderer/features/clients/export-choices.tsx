import type { ClientApp } from '#contract/client-app.ts';
import type { Server } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { referencesIn } from '#renderer/lib/secret-names.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Section } from '#renderer/ui/section.tsx';

/** The servers to write, the entries to take out, and whether secrets may stand in the file. */
export function ExportChoices({
  app,
  servers,
  chosen,
  remove,
  clear,
  onChosen,
  onRemove,
  onClear,
}: {
  app: ClientApp;
  servers: readonly Server[];
  chosen: readonly string[];
  remove: readonly string[];
  clear: boolean;
  onChosen: (chosen: readonly string[]) => void;
  onRemove: (names: readonly string[]) => void;
  onClear: (clear: boolean) => void;
}) {
  const secret = servers.some(({ id, launch }) => chosen.includes(id) && referencesIn(launch).length > 0);
  const copies = (id: string) => app.entries.filter(({ same }) => same === id).map(({ name }) => name);

  /** With a server goes the app's own copy of it. */
  function choose({ id }: Server, on: boolean) {
    const names = copies(id);
    onChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
    onRemove(on ? [...remove, ...names] : remove.filter((name) => !names.includes(name)));
  }

  return (
    <>
      <Section title={t('clients.chooseServers')}>
        {servers.length === 0 && <p className="text-ink-2">{t('servers.none')}</p>}
        <ul className="flex flex-col gap-1">
          {servers.map((server) => (
            <li key={server.id}>
              <Checkbox
                label={server.title}
                checked={chosen.includes(server.id)}
                disabled={server.disabled === true}
                note={noteOf(server, app)}
                onChange={(on) => choose(server, on)}
              />
            </li>
          ))}
        </ul>
      </Section>
      {app.entries.length > 0 && (
        <Section title={t('clients.takeOut')}>
          <ul className="flex flex-col gap-1">
            {app.entries.map(({ name, ours, same }) => (
              <li key={name}>
                <Checkbox
                  label={name}
                  checked={remove.includes(name)}
                  disabled={ours !== undefined && chosen.includes(ours)}
                  note={same !== undefined && chosen.includes(same) ? t('clients.givesPlace') : undefined}
                  onChange={(on) => onRemove(on ? [...remove, name] : remove.filter((one) => one !== name))}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {secret && (
        <div>
          <Checkbox
            label={t('clients.clear')}
            note={t('clients.clearNote')}
            checked={clear}
            onChange={onClear}
          />
        </div>
      )}
    </>
  );
}

function noteOf({ id, disabled }: Server, { entries }: ClientApp): string | undefined {
  if (disabled === true) return t('clients.isOff');
  return entries.some(({ ours }) => ours === id) ? t('clients.isThere') : undefined;
}
