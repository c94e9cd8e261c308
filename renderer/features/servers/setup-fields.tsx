import { useId } from 'react';
import type { SettingView } from '#contract/bundled-view.ts';
import type { Server } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import type { FormProblems } from '#renderer/lib/server-form-problems.ts';
import { storedSetting } from '#renderer/lib/setup-form.ts';
import type { Setup } from '#renderer/lib/setup-form.ts';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/input.tsx';
import { PathSetting } from './path-setting.tsx';
import { SecretSetting } from './secret-setting.tsx';
import type { SettingProps } from './setting-props.ts';

/** One field for each thing that a bundled server can be told. */
export function SetupFields({
  server,
  settings,
  setup,
  problems,
  keychain,
  onType,
}: {
  server: Server;
  settings: readonly SettingView[];
  setup: Setup;
  problems: FormProblems;
  keychain: { taken: readonly string[]; shared: readonly string[] };
  onType: (setting: string, value: string | null) => void;
}) {
  const id = useId();
  return settings.map((setting) => {
    const { env, kind } = setting;
    const problem = problems.get(`settings.${env}`);
    const props: SettingProps = {
      id: `${id}-${env}`,
      server,
      setting,
      typed: setup[env],
      problem: problem && tell(problem),
      onType: (value) => onType(env, value),
    };
    if (kind === 'secret') return <SecretSetting key={env} {...props} keychain={keychain} />;
    const Setting = kind === 'file' || kind === 'folder' ? PathSetting : PlainSetting;
    return <Setting key={env} {...props} />;
  });
}

function PlainSetting({ id, server, setting, typed, problem, onType }: SettingProps) {
  const { env, kind, label, help, required, default: given } = setting;
  return (
    <Field
      id={id}
      label={tell(label)}
      prose
      required={required}
      mark={required ? t('shelf.required') : undefined}
      problem={problem}
      help={[tell(help), given && t('shelf.default', { value: given })].filter(Boolean).join('\n')}
    >
      {(marks) => (
        <TextInput
          {...marks}
          inputMode={kind === 'number' ? 'numeric' : undefined}
          className="font-mono text-note"
          value={typed ?? storedSetting(server, env)}
          onChange={(event) => onType(event.target.value)}
        />
      )}
    </Field>
  );
}
