import { useState } from 'react';
import type { Launch } from '#contract/launch.ts';
import type { ServerChange, ServerView } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { referencesIn, secretProblem } from '#renderer/lib/secret-names.ts';
import { runChangeOf } from '#renderer/lib/run-form.ts';
import { changeOf } from '#renderer/lib/server-form.ts';
import { useWaiting } from '#renderer/stores/approvals.ts';
import { changeServer } from '#renderer/stores/inventory.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { Outdated } from './outdated.tsx';
import { RunFields } from './run-fields.tsx';
import { RunsAs } from './runs-as.tsx';
import { SecretRows } from './secret-rows.tsx';
import { ServerActions } from './server-actions.tsx';
import { ServerFields } from './server-fields.tsx';
import { SetupFields } from './setup-fields.tsx';
import { useServerForm } from './use-server-form.ts';
import { useSetup } from './use-setup.ts';

const LAUNCH_CHANGED = { program: 'servers.launchChanged', address: 'servers.addressChanged' } as const;

/** What may be changed of a server (of a bundled one its settings, and when and where it runs), and what may be done with it. */
export function SettingsTab({ view, onSelect }: { view: ServerView; onSelect: (server: string) => void }) {
  const { server } = view;
  const bundled = server.source === 'bundled';
  const sheet = useServerForm(server);
  const setup = useSetup(server, sheet.setup, sheet.taken);
  const { run } = sheet.form;
  const [saved, setSaved] = useState(false);
  const change = changed(sheet.launch);
  const same = Object.keys(change).length === 0 && !sheet.kept.some(({ on }) => on);
  const wrong = sheet.kept.some((one) => secretProblem(one, sheet.kept));

  const waits = useWaiting('trust', sheet.busy);

  function changed(launch: Launch): ServerChange {
    if (!bundled) return changeOf(server, sheet.form, launch);
    const settings = Object.keys(setup.change).length > 0 && { settings: setup.change };
    return { ...(run && runChangeOf(server, run)), ...settings };
  }

  async function submit() {
    if (same) return;
    setSaved(
      await sheet.send((launch, kept) =>
        changeServer(server.id, changed(launch), bundled ? setup.kept : kept),
      ),
    );
  }

  return (
    <PanelForm
      label={t('servers.settings')}
      onSubmit={() => void submit()}
      tried={sheet.tried}
      above={
        <>
          <output className="text-note text-ink-2 empty:hidden">{waits && t('change.waiting')}</output>
          <Outdated view={view} />
        </>
      }
      foot={
        <>
          <Button kind="primary" type="submit" aria-disabled={same || wrong || sheet.busy}>
            {t('servers.save')}
          </Button>
          {!same && (
            <Button kind="quiet" onClick={sheet.discard}>
              {t('servers.discard')}
            </Button>
          )}
          <output className="flex items-center gap-1.5 text-note text-ink-2">
            {saved && same && (
              <>
                <Glyph shape="check" tone="ready" />
                {t('servers.saved')}
              </>
            )}
          </output>
        </>
      }
    >
      {setup.settings.length > 0 && (
        <>
          <SetupFields
            server={server}
            settings={setup.settings}
            setup={sheet.setup}
            problems={sheet.problems}
            keychain={setup.keychain}
            onType={sheet.type}
          />
          <hr className="border-hairline" />
        </>
      )}
      {!bundled && (
        <>
          <ServerFields form={sheet.form} problems={sheet.problems} onChange={sheet.change} />
          <SecretRows
            kept={sheet.kept}
            all={sheet.kept}
            taken={sheet.taken}
            own={referencesIn(server.launch)}
            onChange={sheet.chooseSecret}
          />
          <RunsAs launch={sheet.launch} />
          {change.launch && <p className="text-note text-ink-2">{t(LAUNCH_CHANGED[sheet.form.kind])}</p>}
          <hr className="border-hairline" />
        </>
      )}
      {run && (
        <RunFields
          server={server}
          run={run}
          problems={sheet.problems}
          onChange={(next) => sheet.change({ run: { ...run, ...next } })}
        />
      )}
      {sheet.refusal && <Callout title={tell(sheet.refusal)} />}
      <ServerActions server={server} onSelect={onSelect} />
    </PanelForm>
  );
}
