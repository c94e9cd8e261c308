import type { Loosening } from '#contract/approval.ts';
import type { Settings, SettingsChange } from '#contract/settings.ts';
import { changedMeanwhile } from './consent-change.ts';
import type { Asker } from './consent.ts';
import type { EngineParts } from './parts.ts';

/** Asks before a setting holds back less than it does: whoever owns the window that asks may have chosen it. */
export async function agreedToSettings(
  { changeConsent, settings }: Pick<EngineParts, 'changeConsent' | 'settings'>,
  change: SettingsChange,
  asker: Asker,
): Promise<void> {
  const changes = loosenings(settings.current(), change);
  if (changes.length === 0) return;
  const subject = `settings:${changes.map(({ setting }) => setting).join()}`;
  await changeConsent.ensure({ kind: 'settings', changes }, subject, asker);
  const now = loosenings(settings.current(), change);
  if (JSON.stringify(now) !== JSON.stringify(changes)) throw changedMeanwhile();
}

function loosenings(now: Settings, change: SettingsChange): Loosening[] {
  const before = now.callsPerMinute;
  const { askAfterUntrusted = now.askAfterUntrusted, callsPerMinute: after = before } = change;
  const loosened: Loosening[] = [];
  if (now.askAfterUntrusted && !askAfterUntrusted) loosened.push({ setting: 'askAfterUntrusted' });
  if (most(after) > most(before)) loosened.push({ setting: 'callsPerMinute', before, after });
  return loosened;
}

/** 0 is no limit. */
function most(callsPerMinute: number): number {
  return callsPerMinute === 0 ? Number.POSITIVE_INFINITY : callsPerMinute;
}
