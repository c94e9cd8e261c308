import type { Launch } from '#contract/launch.ts';
import { t } from '#renderer/lib/messages.ts';
import { valuesIn } from '#renderer/lib/secret-names.ts';
import type { Fact } from '#renderer/ui/facts.tsx';

/** What is said of a draft beside its command or address. */
export function launchFacts(launch: Launch): (Fact | false)[] {
  const names = namesFact(launch);
  return [
    launch.type === 'stdio'
      ? { name: t('add.cwd'), value: launch.cwd ?? t('add.cwdNone') }
      : { name: t('add.transport'), value: t(`add.transport.${launch.type}`) },
    names ?? {
      name: t(launch.type === 'stdio' ? 'add.variables' : 'add.headers'),
      value: t('add.noVariables'),
    },
  ];
}

/** Names of its variables or headers, never their values; undefined when it has none. */
export function namesFact(launch: Launch): Fact | undefined {
  const names = Object.keys(valuesIn(launch));
  if (names.length === 0) return undefined;
  return {
    name: t(launch.type === 'stdio' ? 'add.variables' : 'add.headers'),
    value: <span className="font-mono text-note">{names.join(' ')}</span>,
  };
}
