import { useState } from 'react';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { storedSetting } from '#renderer/lib/setup-form.ts';
import { pickSetting } from '#renderer/stores/bundled.ts';
import { Button } from '#renderer/ui/button.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { SettingField } from './setting-field.tsx';
import type { SettingProps } from './setting-props.ts';

/** A file or folder: typed, or chosen in the system's own dialog, which the engine opens. */
export function PathSetting({ id, server, setting, typed, problem, onType }: SettingProps) {
  const { env, label, default: given } = setting;
  const [refused, setRefused] = useState<Text>();

  async function choose() {
    const { path, problem: why } = await pickSetting(server.id, env);
    setRefused(why);
    if (path !== undefined) onType(path);
  }

  return (
    <SettingField
      id={id}
      setting={setting}
      problem={refused ? tell(refused) : problem}
      note={given && t('shelf.default', { value: given })}
    >
      {(marks) => (
        <div className="flex items-center gap-2">
          <TextInput
            {...marks}
            className="min-w-0 flex-1 font-mono text-note"
            value={typed ?? storedSetting(server, env)}
            onChange={(event) => onType(event.target.value)}
          />
          <Button aria-label={t('shelf.chooseOf', { setting: tell(label) })} onClick={() => void choose()}>
            {t('shelf.choose')}
          </Button>
        </div>
      )}
    </SettingField>
  );
}
