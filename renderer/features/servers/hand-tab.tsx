import { t, tell } from '#renderer/lib/messages.ts';
import { draftOfForm } from '#renderer/lib/server-form.ts';
import { addServer } from '#renderer/stores/inventory.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { RunsAs } from './runs-as.tsx';
import { SecretRows } from './secret-rows.tsx';
import { ServerFields } from './server-fields.tsx';
import { useServerForm } from './use-server-form.ts';

/** A new server, field by field. */
export function HandTab({ onAdded }: { onAdded: (server: string) => void }) {
  const sheet = useServerForm();
  const draft = draftOfForm(sheet.form);

  async function submit() {
    const taken = await sheet.send((launch, kept) => addServer({ ...draft, launch }, kept));
    if (taken) onAdded(draft.id);
  }

  return (
    <PanelForm
      label={t('add.byHand')}
      onSubmit={() => void submit()}
      tried={sheet.tried}
      foot={
        <Button kind="primary" type="submit" aria-disabled={sheet.busy}>
          {t('add.add', { count: 1 })}
        </Button>
      }
    >
      <ServerFields form={sheet.form} fresh problems={sheet.problems} onChange={sheet.change} />
      <SecretRows kept={sheet.kept} all={sheet.kept} taken={sheet.taken} onChange={sheet.chooseSecret} />
      <RunsAs launch={sheet.launch} />
      {sheet.refusal && <Callout title={tell(sheet.refusal)} />}
    </PanelForm>
  );
}
