import { useId, useState } from 'react';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { isSecretName } from '#renderer/lib/secret-names.ts';
import { storeSecret, useSettingsLists } from '#renderer/stores/settings.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { SaveButtons } from './save-buttons.tsx';

/** A new secret, or another value for the one of that name. */
export function SecretForm({ name: known, onClose }: { name: string | undefined; onClose: () => void }) {
  const id = useId();
  const [name, setName] = useState(known ?? '');
  const [value, setValue] = useState('');
  const [tried, setTried] = useState(0);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Text>();
  const taken = useSettingsLists(({ secrets }) => secrets.items?.includes(name) ?? false);
  const wrongName = tried > 0 && !isSecretName(name) ? t('add.secretName') : undefined;
  const noValue = tried > 0 && value === '' ? t('add.needed') : undefined;

  async function submit() {
    setTried((times) => times + 1);
    if (busy || !isSecretName(name) || value === '') return;
    setBusy(true);
    const reason = await storeSecret(name, value);
    setBusy(false);
    setRefused(reason);
    if (!reason) onClose();
  }

  return (
    <Inspector
      title={known ?? t('settings.newSecret')}
      note={t(known === undefined ? 'settings.newSecretNote' : 'settings.replaceNote')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <PanelForm
        label={known ?? t('settings.newSecret')}
        onSubmit={() => void submit()}
        tried={tried}
        foot={<SaveButtons busy={busy} onCancel={onClose} />}
      >
        {known === undefined && (
          <Field
            id={`${id}-name`}
            label={t('add.formName')}
            prose
            required
            problem={wrongName}
            help={taken ? t('add.secretReplaces', { name }) : undefined}
          >
            {(marks) => (
              <TextInput
                {...marks}
                className="font-mono text-note"
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field id={`${id}-value`} label={t('settings.value')} prose required problem={noValue}>
          {(marks) => (
            <TextInput
              {...marks}
              type="password"
              className="font-mono text-note"
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
        {refused && <Callout title={tell(refused)} />}
      </PanelForm>
    </Inspector>
  );
}
