import type { Emit } from '#contract/events.ts';
import { Settings } from '#contract/settings.ts';
import type { SettingsChange } from '#contract/settings.ts';
import { text } from '#contract/text.ts';
import { keepLanguage } from '#main/kernel/language.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { META } from '#main/store/meta.ts';
import type { MetaRows } from '#main/store/meta.ts';
import { RequestFailure } from './dispatch.ts';
import { desktopOf } from './host.ts';
import type { Host } from './host.ts';

/** What a person chose for the app as a whole, kept over runs. */
export interface SettingsBook {
  current(): Settings;
  /** All of the change or, with a RequestFailure that names the field, nothing of it. */
  set(change: SettingsChange): Promise<Settings>;
}

export function createSettings(
  meta: MetaRows,
  emit: Emit,
  host: Host | undefined,
  home: string,
): SettingsBook {
  let current = meta.get(META.settings, Settings) ?? Settings.parse({});
  keepLanguage(home, current.language);

  async function openAtLogin(on: boolean): Promise<void> {
    const field = 'change.openAtLogin';
    const desktop = desktopOf(host, field);
    try {
      await desktop.openAtLogin(on);
    } catch (error) {
      throw new RequestFailure(text('request.openAtLoginFailed', { problem: problemOf(error) }), field);
    }
  }

  return {
    current: () => current,
    async set(change) {
      if (change.openAtLogin !== undefined) await openAtLogin(change.openAtLogin);
      current = { ...current, ...change };
      meta.set(META.settings, current);
      keepLanguage(home, current.language);
      emit({ type: 'settings.changed', settings: current });
      return current;
    },
  };
}
