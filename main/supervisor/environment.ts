import type { StdioLaunch } from '#contract/launch.ts';
import { secretTexts } from '#contract/launch.ts';
import { replaceSecrets } from '#main/secrets/secret-reference.ts';
import type { Failure } from './failure.ts';
import { secretValues } from './secret-values.ts';
import type { ResolveSecret } from './secret-values.ts';

/** The PATH for servers. `again`: asks afresh, for example after something was installed. */
export type LoginPath = (again?: boolean) => Promise<string>;

export type Environment = Record<string, string>;

export interface EnvironmentSource {
  /** Ours, of which only the names below are handed on. */
  inherited: Readonly<Record<string, string | undefined>>;
  loginPath: LoginPath;
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

  const values = await secretValues(secretTexts(launch), source.resolveSecret);
  if (!values.ok) return values;
  for (const [name, value] of Object.entries(launch.env)) {
    env[name] = replaceSecrets(value, values.secrets);
  }
  return { ok: true, env: { ...env, ...extra } };
}

/** What the search path is called in an environment (Windows writes `Path`). */
export function pathName(env: Environment): string {
  return Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
}

function isInherited(name: string): boolean {
  const upper = process.platform === 'win32' ? name.toUpperCase() : name;
  return INHERITED.has(upper) || upper.startsWith('LC_');
}
