import { useId } from 'react';
import type { ComponentType, ReactNode } from 'react';
import type { SettingView } from '#contract/bundled-view.ts';
import type { Server } from '#contract/server.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import type { FormProblems } from '#renderer/lib/server-form-problems.ts';
import { storedSetting } from '#renderer/lib/setup-form.ts';
import type { Setup } from '#renderer/lib/setup-form.ts';
import { TextInput } from '#renderer/ui/input.tsx';
import { settingGroups } from '#renderer/lib/setting-groups.ts';
import { BooleanSetting } from './boolean-setting.tsx';
import { PathSetting } from './path-setting.tsx';
import { SecretSetting } from './secret-setting.tsx';
import { SettingField } from './setting-field.tsx';
import type { SettingProps } from './setting-props.ts';

/** Kinds that are more than a line of text. */
const FIELDS: Partial<Record<SettingView['kind'], ComponentType<SettingProps>>> = {
  boolean: BooleanSetting,
  file: PathSetting,
  folder: PathSetting,
};

/** One field for each thing that a bundled server can be told, under the name of what it belongs to where there are several. */
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
  const groups = settingGroups(settings);
  return groups.map(({ name, members }) => (
    <Group key={members[0].env} name={name} alone={groups.length === 1}>
      {members.map(field)}
    </Group>
  ));

  function field(setting: SettingView) {
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
    const Setting = FIELDS[kind] ?? PlainSetting;
    return <Setting key={env} {...props} />;
  }
}

function Group({
  name,
  alone,
  children,
}: {
  name: string | undefined;
  /** What all fields have in common needs no name. */
  alone: boolean;
  children: ReactNode;
}) {
  const id = useId();
  if (alone) return children;
  if (name === undefined)
    return (
      <div className="flex flex-col gap-4 border-t border-hairline pt-4 first:border-0 first:pt-0">
        {children}
      </div>
    );
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-3 border-t border-hairline pt-4 first:border-0 first:pt-0"
    >
      <h3 id={id} className="font-semibold">
        {name}
      </h3>
      <div className="flex flex-col gap-4">{children}</div>
    </section>
  );
}

function PlainSetting({ id, server, setting, typed, problem, onType }: SettingProps) {
  const { env, kind, default: given } = setting;
  return (
    <SettingField
      id={id}
      setting={setting}
      problem={problem}
      note={given && t('shelf.default', { value: given })}
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
    </SettingField>
  );
}
