import type { SettingView } from '#contract/bundled-view.ts';

/** Settings that follow each other and belong to the same thing; `name` is missing where they belong to none. */
export interface SettingGroup {
  name: string | undefined;
  members: [SettingView, ...SettingView[]];
}

/** The settings of a server in their order, parted where another group begins. */
export function settingGroups(settings: readonly SettingView[]): SettingGroup[] {
  const groups: SettingGroup[] = [];
  for (const setting of settings) {
    const last = groups.at(-1);
    if (last && last.name === setting.group) last.members.push(setting);
    else groups.push({ name: setting.group, members: [setting] });
  }
  return groups;
}
