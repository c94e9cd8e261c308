import type { StdioLaunch } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { referencedSecrets, replaceSecrets } from '#main/secrets/secret-reference.ts';
import type { Failure } from './failure.ts';

export type Environment = Record<string, string>;

/** The value of a secret, or undefined when there is none of that name; rejects when the keychain cannot be opened. */
export type ResolveSecret = (name: string) => Promise<string | undefined>;

export interface EnvironmentSource {
  /** Ours, of which only the names below are handed on. */
  inherited: Readonly<Record<string, string | undefined>>;
  loginPath: () => Promise<string>;
  resolveSecret: ResolveSecret;
}

/**
 * What a child gets without asking. No session bus, agent socket or runtime folder: through those a server could
 * reach the keychain and the user's keys.
 */
const INHERITED = new Set(
  (
    'HOME LOGNAME PATH SHELL TERM USER LANG TZ TMPDIR ' +
    'APPDATA COMSPEC HOMEDRIVE HOMEPATH LOCALAPPDATA NUMBER_OF_PROCESSORS OS PATHEXT PROCESSOR_ARCHITECTURE ' +
    'PROGRAMDATA PROGRAMFILES PROGRAMFILES(X86) SYSTEMDRIVE SYSTEMROOT TEMP TMP USERDOMAIN USERNAME USERPROFILE ' +
    'WINDIR'
  ).split(' '),
);

/**
 * The environment of a child: the allow-list above with the login shell's PATH, then what the launch declares
 * with its secrets filled in, then `extra`, which is ours.
 */
export async function childEnvironment(
  launch: StdioLaunch,
  extra: Environment,
  source: EnvironmentSource,
): Promise<{ ok: true; env: Environment } | ({ ok: false } & Failure)> {
  const env: Environment = {};
  for (const [name, value] of Object.entries(source.inherited)) {
    if (value !== undefined && isInherited(name)) env[name] = value;
  }
  if (process.platform !== 'win32') env['PATH'] = await source.loginPath();

  const secrets = new Map<string, string>();
  for (const name of referencedSecrets(Object.values(launch.env))) {
    const answer = await ask(name, source.resolveSecret);
    if (!answer.ok) return answer;
    secrets.set(name, answer.value);
  }
  for (const [name, value] of Object.entries(launch.env)) {
    env[name] = replaceSecrets(value, secrets);
  }
  return { ok: true, env: { ...env, ...extra } };
}

/** The search path of an environment, whatever the case of its name (Windows writes `Path`). */
export function searchPath(env: Environment): string {
  return Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
}

function isInherited(name: string): boolean {
  const upper = process.platform === 'win32' ? name.toUpperCase() : name;
  return INHERITED.has(upper) || upper.startsWith('LC_');
}

async function ask(
  name: string,
  resolveSecret: ResolveSecret,
): Promise<{ ok: true; value: string } | ({ ok: false } & Failure)> {
  try {
    const value = await resolveSecret(name);
    if (value !== undefined) return { ok: true, value };
    return {
      ok: false,
      reason: text('server.secretMissing', { name }),
      advice: text('server.advice.addSecret'),
    };
  } catch (error) {
    return {
      ok: false,
      reason: text('server.keychainUnavailable', { problem: problemOf(error) }),
      advice: text('server.advice.unlockKeychain'),
    };
  }
}
