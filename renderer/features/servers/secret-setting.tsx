import { t } from '#renderer/lib/messages.ts';
import { nameFor, referredName, storedSetting } from '#renderer/lib/setup-form.ts';
import { Button } from '#renderer/ui/button.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { SettingField } from './setting-field.tsx';
import type { SettingProps } from './setting-props.ts';

/** What the keychain keeps for a server: its value goes in and is never shown again. */
export function SecretSetting({
  id,
  server,
  setting,
  typed,
  problem,
  onType,
  keychain,
}: SettingProps & { keychain: { taken: readonly string[]; shared: readonly string[] } }) {
  const { env } = setting;
  const stored = storedSetting(server, env);
  const kept = referredName(stored);
  const untouched = typed === undefined || typed === '';
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="w-full">
        <SettingField id={id} setting={setting} problem={problem} note={where()}>
          {(marks) => (
            <TextInput
              {...marks}
              type="password"
              className="font-mono text-note"
              value={typed ?? ''}
              onChange={(event) => onType(event.target.value)}
            />
          )}
        </SettingField>
      </div>
      {kept !== undefined && untouched && (
        <Button kind="quiet" className="-ml-2 pl-2" onClick={() => onType(null)}>
          {t('shelf.secretClear')}
        </Button>
      )}
      {kept === undefined && untouched && keychain.taken.includes(env) && (
        <Button kind="quiet" className="-ml-2 pl-2" onClick={() => onType(`\${secret:${env}}`)}>
          {t('shelf.secretUse', { name: env })}
        </Button>
      )}
    </div>
  );

  /** Where the value is, or will be. */
  function where(): string | undefined {
    if (typed === null) return kept && t('shelf.secretCleared', { name: kept });
    if (untouched) return kept && t('shelf.secretKept', { name: kept });
    const from = referredName(typed.trim());
    return from === undefined
      ? t('shelf.secretNew', { name: nameFor(env, stored, keychain) })
      : t('shelf.secretFrom', { name: from });
  }
}
