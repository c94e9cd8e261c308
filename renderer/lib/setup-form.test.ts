import { expect, test } from 'vitest';
import type { SettingView } from '#contract/bundled-view.ts';
import type { Server } from '#contract/server.ts';
import { setupChange } from './setup-form.ts';
import type { Setup } from './setup-form.ts';

const words = { code: 'servers.none', params: {} } as const;
const setting = (env: string, kind: SettingView['kind']): SettingView => ({
  env,
  kind,
  required: false,
  label: words,
  help: words,
});
const SETTINGS = [setting('URL', 'url'), setting('KEY', 'secret')];
const STORED = { URL: 'http://a', KEY: '${secret:OLD}' };

function change(
  setup: Setup,
  env: Record<string, string> = {},
  keychain: Partial<Record<string, string[]>> = {},
) {
  const server = { launch: { type: 'stdio', env } } as unknown as Server;
  const { taken = [], shared = [] } = keychain;
  return setupChange(server, SETTINGS, setup, { taken, shared });
}

test('only what differs is sent; what is emptied is taken away', () => {
  expect(change({ URL: ' http://a ' }, STORED)).toEqual({ change: {}, kept: [] });
  expect(change({ URL: 'http://b' }, STORED).change).toEqual({ URL: 'http://b' });
  expect(change({ URL: '' }, STORED).change).toEqual({ URL: null });
  expect(change({ OTHER: 'x' }, STORED).change).toEqual({});
});

test('the value of a secret goes beside the change, never into it', () => {
  expect(change({ KEY: ' hunter2 ' })).toEqual({
    change: { KEY: '${secret:KEY}' },
    kept: [{ variable: 'KEY', on: true, name: 'KEY', value: 'hunter2' }],
  });
});

test('a secret keeps its name, but takes none that others use', () => {
  const kept = (...args: Parameters<typeof change>) => change(...args).kept.map(({ name }) => name);
  expect(kept({ KEY: 'new' }, STORED, { taken: ['OLD'] })).toEqual(['OLD']);
  expect(kept({ KEY: 'new' }, STORED, { taken: ['OLD'], shared: ['OLD'] })).toEqual(['KEY']);
  expect(kept({ KEY: 'new' }, {}, { taken: ['KEY'] })).toEqual(['KEY_2']);
});

test('a secret stays while nothing is typed, goes when it is taken out, and may be one that is there already', () => {
  expect(change({ KEY: '' }, STORED)).toEqual({ change: {}, kept: [] });
  expect(change({ KEY: null }, STORED)).toEqual({ change: { KEY: null }, kept: [] });
  expect(change({ KEY: null })).toEqual({ change: {}, kept: [] });
  expect(change({ KEY: '${secret:MINE}' }, STORED)).toEqual({ change: { KEY: '${secret:MINE}' }, kept: [] });
});
