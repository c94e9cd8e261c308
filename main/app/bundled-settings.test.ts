import { expect, test } from 'vitest';
import type { Setting } from '#contract/bundled.ts';
import { RestartPolicy } from '#contract/server.ts';
import type { Server } from '#contract/server.ts';
import { knownSettings, settingValue, withSettings } from './bundled-settings.ts';
import { RequestFailure } from './dispatch.ts';

const setting = (env: string, kind: Setting['kind'], more: Partial<Setting> = {}): Setting => ({
  env,
  kind,
  required: false,
  ...more,
});
const SETTINGS = [
  setting('URL', 'url', { default: 'http://localhost:9090' }),
  setting('COUNT', 'number'),
  setting('KEY', 'secret'),
  setting('FILE', 'file'),
  setting('SAFE', 'boolean', { default: 'true' }),
  setting('NAMES', 'list'),
  setting('WORDS', 'text'),
];

function server(env: Record<string, string> = {}): Server {
  return {
    id: 'metrics-server',
    title: 'Metrics',
    source: 'bundled',
    launch: { type: 'stdio', command: '/node', args: ['metrics.mjs'], env },
    start: 'manual',
    restart: RestartPolicy.parse({}),
    trusted: true,
    consent: '',
  };
}

function env(change: Record<string, string | null>, before: Record<string, string> = {}): unknown {
  const { launch } = withSettings(server(before), change, SETTINGS);
  return launch.type === 'stdio' && launch.env;
}

function refusal(change: Record<string, string | null>): unknown {
  try {
    withSettings(server(), change, SETTINGS);
  } catch (error) {
    if (error instanceof RequestFailure) return [error.field, error.reason.code];
    throw error;
  }
  return undefined;
}

test('what is said stands where the variables of the server do, trimmed; blank and null take it away', () => {
  expect(env({ URL: ' https://p.example/x ', NAMES: 'a, b' }, { WORDS: 'x' })).toEqual({
    URL: 'https://p.example/x',
    NAMES: 'a, b',
    WORDS: 'x',
  });
  expect(env({ SAFE: 'false' })).toEqual({ SAFE: 'false' });
  expect(env({ WORDS: null, COUNT: '  ' }, { WORDS: 'x', COUNT: '1', URL: 'http://a' })).toEqual({
    URL: 'http://a',
  });
});

test.each([
  [{ URL: 'localhost:9090' }, 'URL', 'request.settingUrl'],
  [{ URL: 'http://' }, 'URL', 'request.settingUrl'],
  [{ URL: 'http://me:secret@host' }, 'URL', 'request.settingUrlPassword'],
  [{ COUNT: 'many' }, 'COUNT', 'request.settingNumber'],
  [{ COUNT: 'Infinity' }, 'COUNT', 'request.settingNumber'],
  [{ SAFE: 'yes' }, 'SAFE', 'request.settingBoolean'],
  [{ SAFE: '${secret:A}' }, 'SAFE', 'request.settingBoolean'],
  [{ FILE: 'rules.yml' }, 'FILE', 'request.settingFile'],
  [{ WORDS: 'a\0b' }, 'WORDS', 'request.settingText'],
  [{ PATH: '/evil' }, 'PATH', 'request.settingUnknown'],
])('%j is refused by name', (change, name, code) => {
  expect(refusal(change as Record<string, string>)).toEqual([`change.settings.${name}`, code]);
});

test.each(['hunter2', 'x ${secret:A}', '${secret:a}', '${secret:A}${secret:B}'])(
  'a secret is only ever a reference, never %s',
  (value) => {
    expect(refusal({ KEY: value })).toEqual(['change.settings.KEY', 'request.settingSecret']);
  },
);

test('what may hold a reference is looked at as it will be', () => {
  const change = {
    KEY: '${secret:A_KEY}',
    URL: 'http://me:${secret:A_KEY}@host:90/x',
    FILE: '/etc/${secret:NAME}',
  };
  expect(env(change)).toEqual(change);
});

test('a default stands in for what nobody said; what this version does not know is left out', () => {
  const [url] = SETTINGS;
  if (url === undefined) throw new Error('no setting');
  expect(settingValue(server(), url)).toBe('http://localhost:9090');
  expect(settingValue(server({ URL: 'http://a' }), url)).toBe('http://a');
  expect(knownSettings({ URL: 'http://a', LD_PRELOAD: '/evil.so' }, SETTINGS)).toEqual({ URL: 'http://a' });
});
