import { t, tell } from '#renderer/lib/messages.ts';
import { storedSetting } from '#renderer/lib/setup-form.ts';
import { Field } from '#renderer/ui/field.tsx';
import { Select } from '#renderer/ui/input.tsx';
import type { SettingProps } from './setting-props.ts';

/** Yes or no, or neither: then it is as the server comes. */
export function BooleanSetting({ id, server, setting, typed, problem, onType }: SettingProps) {
  const { env, label, help, required, default: given } = setting;
  const value = typed ?? storedSetting(server, env);
  return (
    <Field
      id={id}
      label={tell(label)}
      prose
      required={required}
      mark={required ? t('shelf.required') : undefined}
      problem={problem}
      help={tell(help)}
    >
      {(marks) => (
        <Select {...marks} value={value} onChange={(event) => onType(event.target.value)}>
          <option value="">
            {given === undefined ? t('shelf.serverDecides') : t('shelf.asItComes', { value: wordFor(given) })}
          </option>
          {['true', 'false'].map((one) => (
            <option key={one} value={one}>
              {wordFor(one)}
            </option>
          ))}
          {!['', 'true', 'false'].includes(value) && <option value={value}>{value}</option>}
        </Select>
      )}
    </Field>
  );
}

function wordFor(value: string): string {
  return value === 'true' ? t('shelf.yes') : t('shelf.no');
}
