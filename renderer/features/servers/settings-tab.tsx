import { useState } from 'react';
import type { ServerView } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { secretProblem } from '#renderer/lib/secret-names.ts';
import { changeOf } from '#renderer/lib/server-form.ts';
import { changeServer } from '#renderer/stores/inventory.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { RunsAs } from './runs-as.tsx';
import { SecretRows } from './secret-rows.tsx';
import { ServerActions } from './server-actions.tsx';
import { ServerFields } from './server-fields.tsx';
import { useServerForm } from './use-server-form.ts';

/** What may be changed of a server, and what may be done with it as a whole. */
export function SettingsTab({
  view: { server },
  onSelect,
}: {
  view: ServerView;
  onSelect: (server: string) => void;
}) {
  const sheet = useServerForm(server);
  const [saved, setSaved] = useState(false);
  const change = changeOf(server, sheet.form, sheet.launch);
  const same = Object.keys(change).length === 0 && !sheet.kept.some(({ on }) => on);
  const wrong = sheet.kept.some((one) => secretProblem(one, sheet.kept));

  async function submit() {
    if (same) return;
    setSaved(
      await sheet.send((launch, kept) => changeServer(server.id, changeOf(server, sheet.form, launch), kept)),
    );
  }

  return (
    <PanelForm
      label={t('servers.settings')}
      onSubmit={() => void submit()}
      tried={sheet.tried}
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
      <ServerFields form={sheet.form} problems={sheet.problems} onChange={sheet.change} />
      <SecretRows kept={sheet.kept} all={sheet.kept} taken={sheet.taken} onChange={sheet.chooseSecret} />
      <RunsAs launch={sheet.launch} />
      {change.launch && <p className="text-note text-ink-2">{t('servers.launchChanged')}</p>}
      <Checkbox
        label={t('servers.trusted')}
        note={t('servers.trusted.help')}
        checked={sheet.form.trusted}
        onChange={(trusted) => sheet.change({ trusted })}
      />
      {sheet.refusal && <Callout title={tell(sheet.refusal)} />}
      <ServerActions server={server} onSelect={onSelect} />
    </PanelForm>
  );
}
