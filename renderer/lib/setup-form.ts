import type { SettingView } from '#contract/bundled-view.ts';
import type { Server, ServerChange } from '#contract/server.ts';
import { secretNameFor } from './secret-names.ts';
import type { Kept } from './secret-names.ts';

/** What is typed into the fields of a bundled server, by the names of its settings; null: a secret is taken out. */
export type Setup = Readonly<Record<string, string | null>>;

const WHOLE = /^\$\{secret:([A-Z][A-Z0-9_]{0,63})\}$/;

/** What a setting is as the server has it; of a secret its reference. */
export function storedSetting({ launch }: Server, env: string): string {
  return launch.type === 'stdio' ? (launch.env[env] ?? '') : '';
}

/** The name that a reference stands for. */
export function referredName(value: string): string | undefined {
  return WHOLE.exec(value)?.[1];
}

/**
 * What is to be sent of what was typed: only what differs, and the secrets beside it. A secret keeps its name in the
 * keychain unless `shared`: then others refer to it, and it gets one of its own.
 */
export function setupChange(
  server: Server,
  settings: readonly SettingView[],
  setup: Setup,
  keychain: { taken: readonly string[]; shared: readonly string[] },
): { change: NonNullable<ServerChange['settings']>; kept: Kept[] } {
  const change: Record<string, string | null> = {};
  const kept: Kept[] = [];
  for (const { env, kind } of settings) {
    const typed = setup[env];
    const stored = storedSetting(server, env);
    if (typed === undefined) continue;
    const value = typed?.trim() ?? '';
    if (kind !== 'secret' || referredName(value) !== undefined) {
      if (value !== stored) change[env] = value === '' ? null : value;
    } else if (value !== '') {
      const name = nameFor(env, stored, keychain);
      change[env] = `\${secret:${name}}`;
      kept.push({ variable: env, on: true, name, value });
    } else if (typed === null && stored !== '') {
      change[env] = null;
    }
  }
  return { change, kept };
}

/** Under which name the keychain is to keep a secret of this setting. */
export function nameFor(
  env: string,
  stored: string,
  { taken, shared }: { taken: readonly string[]; shared: readonly string[] },
): string {
  const own = referredName(stored);
  return own !== undefined && !shared.includes(own) ? own : secretNameFor(env, taken);
}
