import { expect, test } from 'vitest';
import type { SettingView } from '#contract/bundled-view.ts';
import { settingGroups } from './setting-groups.ts';

const words = { code: 'servers.name', params: {} } as const;
const setting = (env: string, group?: string): SettingView => ({
  env,
  kind: 'text',
  required: false,
  label: words,
  help: words,
  ...(group !== undefined && { group }),
});

test('settings stay in their order, parted where another group begins', () => {
  const groups = settingGroups([setting('A', 'S3'), setting('B', 'S3'), setting('C', 'Azure'), setting('D')]);
  expect(groups.map(({ name, members }) => [name, ...members.map(({ env }) => env)])).toEqual([
    ['S3', 'A', 'B'],
    ['Azure', 'C'],
    [undefined, 'D'],
  ]);
});

test('settings without any group are one, and no settings are none', () => {
  expect(settingGroups([setting('A'), setting('B')])).toHaveLength(1);
  expect(settingGroups([])).toEqual([]);
});
