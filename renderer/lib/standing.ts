import type { Need } from '#contract/bundled.ts';
import type { BundledView, NeedCheck, SettingView } from '#contract/bundled-view.ts';
import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { wordList } from './format.ts';
import { tell, textOf } from './messages.ts';

/** How far a server that ships with Patchbay is from being able to work. */
export interface Standing {
  shape: 'check' | 'half' | 'ring' | 'arc';
  tone: 'ready' | 'degraded' | 'idle' | 'starting';
  words: Text;
}

/** Settings that it cannot work without and that nobody has filled in. */
export function unsetOf(settings: readonly SettingView[], server: Server | undefined): SettingView[] {
  const told = server?.launch.type === 'stdio' ? server.launch.env : {};
  return settings.filter(
    ({ required, env, default: given }) => required && given === undefined && !(env in told),
  );
}

/** `server`: it is in the list. `checks`: what was found of its needs; undefined: that is still being looked for. */
export function standingOf(
  { needs, settings }: BundledView,
  server: Server | undefined,
  checks: readonly NeedCheck[] | undefined,
): Standing {
  const unset = unsetOf(settings, server);
  // What is missing because it was not filled in is said once.
  const said = ({ kind, setting }: Need) =>
    unset.some(({ env }) => env === setting) || (kind === 'account' && unset.length > 0);
  const missing = needs.filter((need, at) => checks?.[at]?.state === 'missing' && !said(need));
  if (missing.length > 0) {
    const names = wordList(missing.map(({ name }) => name));
    return { shape: 'half', tone: 'degraded', words: textOf('shelf.missing', { names }) };
  }
  if (unset.length > 0) {
    const names = wordList(unset.map(({ label }) => tell(label)));
    return { shape: 'ring', tone: 'idle', words: textOf('shelf.unset', { names }) };
  }
  if (needs.length === 0) return { shape: 'check', tone: 'ready', words: textOf('shelf.nothing') };
  if (!checks) return { shape: 'arc', tone: 'starting', words: textOf('shelf.looking') };
  return checks.some(({ state }) => state === 'unknown')
    ? { shape: 'ring', tone: 'idle', words: textOf('shelf.unknown') }
    : { shape: 'check', tone: 'ready', words: textOf('shelf.ready') };
}
