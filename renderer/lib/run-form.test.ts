import { expect, test } from 'vitest';
import type { Server } from '#contract/server.ts';
import { formOfRun, runChangeOf, runProblems } from './run-form.ts';

const server: Server = {
  id: 'files',
  title: 'Files',
  source: 'command',
  launch: { type: 'stdio', command: 'npx', args: [], env: {} },
  start: 'manual',
  restart: {
    restart: 'on-failure',
    intensity: { max: 5, withinMs: 1500 },
    backoff: { baseMs: 1, maxMs: 2, jitter: 0 },
    shutdownMs: 3,
    startTimeoutMs: 4,
  },
  trusted: false,
  consent: 'x',
  after: ['a', 'b'],
  workspace: 'w',
};
const form = formOfRun(server);

test('what was only opened changes nothing', () => {
  expect(runChangeOf(server, form)).toEqual({});
  expect(runChangeOf(server, { ...form, after: ['b', 'a'] })).toEqual({});
  expect(runProblems(form).size).toBe(0);
});

test('only what differs is sent', () => {
  expect(runChangeOf(server, { ...form, start: 'always', trusted: true, shippedNode: true })).toEqual({
    start: 'always',
    trusted: true,
    shippedNode: true,
  });
  expect(runChangeOf(server, { ...form, after: ['b'], workspace: '' })).toEqual({
    after: ['b'],
    workspace: null,
  });
});

test('a policy keeps what the form does not show', () => {
  expect(runChangeOf(server, { ...form, times: ' 3 ', seconds: '60' })).toEqual({
    restart: { ...server.restart, intensity: { max: 3, withinMs: 60_000 } },
  });
  expect(runChangeOf(server, { ...form, restart: 'never', times: 'x' })).toEqual({
    restart: { ...server.restart, restart: 'never' },
  });
});

test.each([
  ['', '0', ['times', 'seconds']],
  ['101', '86401', ['times', 'seconds']],
  ['1.5', 'ten', ['times', 'seconds']],
  ['0', '1', []],
])('%j times in %j s', (times, seconds, fields) => {
  expect([...runProblems({ ...form, times, seconds }).keys()]).toEqual(fields);
  expect(runProblems({ ...form, times, seconds, restart: 'never' }).size).toBe(0);
});
