import type { StdioLaunch } from '#contract/launch.ts';
import { secretTexts } from '#contract/launch.ts';
import { inheritedEnvironment } from '#main/guard/inherited-environment.ts';
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
 * The environment of a child: what it inherits with the login shell's PATH, then what the launch declares
 * with its secrets filled in, then `extra`, which is ours.
 */
export async function childEnvironment(
  launch: StdioLaunch,
  extra: Environment,
  source: EnvironmentSource,
): Promise<{ ok: true; env: Environment } | ({ ok: false } & Failure)> {
  const env: Environment = inheritedEnvironment(source.inherited);
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
