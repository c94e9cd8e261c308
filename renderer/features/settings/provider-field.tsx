import { useId } from 'react';
import type { Provider } from '#contract/chat/provider.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { isNeeded } from '#renderer/lib/provider-form.ts';
import type { FormField, ProviderForm } from '#renderer/lib/provider-form.ts';
import { KINDS } from '#renderer/lib/provider-kinds.ts';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/input.tsx';

const LABELS: Record<FormField, MessageCode> = {
  name: 'add.formName',
  key: 'provider.key',
  baseUrl: 'provider.baseUrl',
  region: 'provider.region',
  accessKeyId: 'provider.accessKeyId',
  resource: 'provider.resource',
  apiVersion: 'provider.apiVersion',
};

const EXAMPLES: Partial<Record<FormField, string>> = {
  baseUrl: 'https://example.com/v1',
  region: 'eu-central-1',
};

/** One field of a provider. What is kept of its key is said, never shown. */
export function ProviderField({
  field,
  form,
  provider,
  problem,
  onChange,
}: {
  field: FormField;
  form: ProviderForm;
  provider: Provider | undefined;
  problem: Text | undefined;
  onChange: (text: string) => void;
}) {
  const id = useId();
  const keyed = provider?.keyed === true;
  const required = isNeeded(form.kind, field, keyed);
  const help = helpOf(field, form, keyed);
  const example = field === 'key' ? KINDS[form.kind].keyLike : EXAMPLES[field];
  return (
    <Field
      id={id}
      label={t(LABELS[field])}
      prose
      required={required}
      {...(!required && { mark: t('provider.optional') })}
      {...(help !== undefined && { help })}
      {...(problem && { problem: tell(problem) })}
    >
      {(marks) => (
        <TextInput
          {...marks}
          type={field === 'key' ? 'password' : 'text'}
          className={field === 'name' ? undefined : 'font-mono text-note'}
          placeholder={example}
          value={form[field]}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

function helpOf(field: FormField, { kind }: ProviderForm, keyed: boolean): string | undefined {
  const { keys } = KINDS[kind];
  if (field === 'accessKeyId') return t('provider.accessKeyIdHelp');
  if (field === 'baseUrl')
    return t(kind === 'compatible' ? 'provider.baseUrlNeeded' : 'provider.baseUrlHelp');
  if (field !== 'key') return undefined;
  if (keyed) return t('provider.keyKept');
  return keys === undefined ? t('provider.keyMaybe') : t('provider.keyFrom', { address: keys });
}
