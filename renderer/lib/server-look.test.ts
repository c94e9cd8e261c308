import { expect, test } from 'vitest';
import type { InstanceState, ServerView } from '#contract/server.ts';
import { isOn, sharesTitle, shownState } from './server-look.ts';

const view = (state: InstanceState['state'], disabled = false) =>
  ({ server: { disabled }, state: { state } }) as ServerView;

test('what was asked for shows until the engine moves', () => {
  expect(shownState(view('stopped'), 'start', false)).toBe('starting');
  expect(shownState(view('ready'), 'stop', false)).toBe('stopping');
  expect(shownState(view('ready'), 'restart', false)).toBe('stopping');
  expect(shownState(view('starting'), 'restart', false)).toBe('starting');
});

test('a question about its command goes before everything else', () => {
  expect(shownState(view('stopped'), 'start', true)).toBe('asking');
  expect(shownState(view('ready'), 'restart', true)).toBe('asking');
});

test('a server that is switched off shows so once it has stopped', () => {
  expect(shownState(view('stopping', true), undefined, false)).toBe('stopping');
  expect(shownState(view('stopped', true), undefined, false)).toBe('off');
  expect(shownState(view('failed', true), undefined, false)).toBe('off');
});

test('fetching its program is shown as such, and counts as running', () => {
  const installing = {
    server: {},
    state: { state: 'starting', attempt: 1, installing: true, since: 1 },
  } as ServerView;
  expect(shownState(installing, undefined, false)).toBe('installing');
  expect(shownState(installing, 'stop', false)).toBe('stopping');
  expect(isOn('installing')).toBe(true);
});

test('a title is shared only by two', () => {
  const called = (title: string) => ({ server: { title } }) as ServerView;
  expect(sharesTitle('A', [called('A'), called('B')])).toBe(false);
  expect(sharesTitle('A', [called('A'), called('B'), called('A')])).toBe(true);
});
