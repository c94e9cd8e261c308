import { useId, useState } from 'react';
import type { ProviderVerdict } from '#contract/chat/provider-check.ts';
import type { Provider, ProviderKind } from '#contract/chat/provider.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { blankForm, draftOf, fieldsOf, formOf } from '#renderer/lib/provider-form.ts';
import type { FormField, ProviderForm } from '#renderer/lib/provider-form.ts';
import { KIND_IDS, kindName } from '#renderer/lib/provider-kinds.ts';
import { setProvider, testProvider } from '#renderer/stores/chat-providers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Select } from '#renderer/ui/input.tsx';
import { PanelForm } from '#renderer/ui/panel-form.tsx';
import { ProviderField } from './provider-field.tsx';
import { ProviderModels } from './provider-models.tsx';
import { Verdict } from './provider-verdict.tsx';

const NONE: ReadonlyMap<string, Text> = new Map();

/** The form of a provider. Its key goes into the keychain and is never shown again. */
export function ProviderFields({
  provider,
  taken,
  onSaved,
  onClose,
}: {
  provider: Provider | undefined;
  taken: readonly string[];
  onSaved: (id: string) => void;
  onClose: () => void;
}) {
  const id = useId();
  const [form, setForm] = useState<ProviderForm>(() =>
    provider ? formOf(provider) : blankForm('anthropic'),
  );
  const [problems, setProblems] = useState(NONE);
  const [refused, setRefused] = useState<Text>();
  const [tried, setTried] = useState(0);
  const [busy, setBusy] = useState(false);
  const [verdict, setVerdict] = useState<ProviderVerdict>();

  function change(part: Partial<ProviderForm>) {
    setForm({ ...form, ...part });
    setProblems(NONE);
    setRefused(undefined);
    setVerdict(undefined);
  }

  async function save() {
    if (busy) return;
    const { draft, problems: found } = draftOf(form, provider, taken);
    setProblems(found);
    if (found.size > 0) return setTried(tried + 1);
    setBusy(true);
    setVerdict(undefined);
    const refusal = await setProvider(draft, form.key.trim() === '' ? undefined : form.key.trim());
    if (refusal) {
      const { field, reason } = refusal;
      if (field === undefined) setRefused(reason);
      else setProblems(new Map([[field, reason]]));
      setTried(tried + 1);
    } else {
      onSaved(draft.id);
      setForm({ ...form, key: '' });
      setVerdict(await testProvider(draft.id));
    }
    setBusy(false);
  }

  async function test() {
    if (busy || !provider) return;
    setBusy(true);
    setVerdict(await testProvider(provider.id));
    setBusy(false);
  }

  const stray = [...problems].filter(([field]) => field !== 'name' && !known(field, form));
  return (
    <PanelForm
      label={t('provider.form')}
      onSubmit={() => void save()}
      tried={tried}
      above={verdict && <Verdict verdict={verdict} />}
      foot={
        <>
          <Button kind="primary" type="submit" aria-disabled={busy}>
            {t('provider.save')}
          </Button>
          {provider && (
            <Button aria-disabled={busy} onClick={() => void test()}>
              {t(busy ? 'provider.testing' : 'provider.test')}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {t(verdict?.works ? 'inspector.close' : 'settings.cancel')}
          </Button>
        </>
      }
    >
      {!provider && (
        <Field id={`${id}-kind`} label={t('provider.kind')} prose>
          {(marks) => (
            <Select
              {...marks}
              value={form.kind}
              onChange={({ target }) => change(blankForm(target.value as ProviderKind))}
            >
              {KIND_IDS.map((kind) => (
                <option key={kind} value={kind}>
                  {kindName(kind)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {(['name', ...fieldsOf(form.kind)] as FormField[]).map((field) => (
        <ProviderField
          key={field}
          field={field}
          form={form}
          provider={provider}
          problem={problems.get(field)}
          onChange={(text) => change({ [field]: text })}
        />
      ))}
      {provider && (
        <ProviderModels
          provider={provider.id}
          rows={form.models}
          problems={problems}
          onChange={(models) => change({ models })}
        />
      )}
      {stray.map(([field, reason]) => (
        <Callout key={field} title={tell(reason)} />
      ))}
      {refused && <Callout title={tell(refused)} />}
    </PanelForm>
  );
}

/** Whether a field shows what is wrong with it in its place. */
function known(field: string, { kind, models }: ProviderForm): boolean {
  const row = Number(/^models\.(\d+)\./.exec(field)?.[1] ?? -1);
  return fieldsOf(kind).includes(field as FormField) || row in models;
}
