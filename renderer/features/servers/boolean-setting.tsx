import { t } from '#renderer/lib/messages.ts';
import { storedSetting } from '#renderer/lib/setup-form.ts';
import { Select } from '#renderer/ui/input.tsx';
import { SettingField } from './setting-field.tsx';
import type { SettingProps } from './setting-props.ts';

/** Yes or no, or neither: then it is as the server comes. */
export function BooleanSetting({ id, server, setting, typed, problem, onType }: SettingProps) {
  const { env, default: given } = setting;
  const value = typed ?? storedSetting(server, env);
  return (
    <SettingField id={id} setting={setting} problem={problem}>
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
    </SettingField>
  );
}

function wordFor(value: string): string {
  return value === 'true' ? t('shelf.yes') : t('shelf.no');
}
