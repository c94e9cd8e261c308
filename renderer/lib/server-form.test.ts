import { expect, test } from 'vitest';
import type { Server } from '#contract/server.ts';
import { BLANK_FORM, changeOf, draftOfForm, formOf, idFor, launchOf } from './server-form.ts';

const server: Server = {
  id: 'files',
  title: 'Files',
  source: 'command',
  launch: { type: 'stdio', command: 'npx', args: ['-y', 'two\nlines'], cwd: '/w', env: { B: '2', A: '' } },
  start: 'manual',
  restart: {
    restart: 'never',
    intensity: { max: 1, withinMs: 1 },
    backoff: { baseMs: 0, maxMs: 0, jitter: 0 },
    shutdownMs: 0,
    startTimeoutMs: 1,
  },
  trusted: false,
  consent: 'x',
};

test('a form that was only opened changes nothing', () => {
  expect(changeOf(server, formOf(server))).toEqual({});
});

test('only what differs is sent', () => {
  const form = formOf(server);
  expect(changeOf(server, { ...form, title: ' New ' })).toEqual({ title: 'New' });
  expect(changeOf(server, { ...form, cwd: ' ' })).toEqual({
    launch: { type: 'stdio', command: 'npx', args: ['-y', 'two\nlines'], env: { B: '2', A: '' } },
  });
});

test('the order of variables is no change, a value is', () => {
  const form = formOf(server);
  expect(changeOf(server, { ...form, variables: form.variables.toReversed() })).toEqual({});
  const variables = form.variables.map((row) => ({ ...row, value: 'x' }));
  expect(changeOf(server, { ...form, variables }).launch).toMatchObject({ env: { A: 'x', B: 'x' } });
});

test('a draft takes its id from the title until one is typed', () => {
  const form = { ...BLANK_FORM, title: ' Crème brûlée (v2)! ', command: ' node ', args: 'a\n\nb' };
  expect(draftOfForm(form)).toEqual({
    id: 'creme-brulee-v2',
    title: 'Crème brûlée (v2)!',
    launch: { type: 'stdio', command: 'node', args: ['a', 'b'], env: {} },
  });
  expect(draftOfForm({ ...form, id: 'mine' }).id).toBe('mine');
  expect(idFor('x'.repeat(63) + ' y')).toMatch(/^x{63}$/);
});

const remote: Server = {
  ...server,
  source: 'url',
  launch: { type: 'http', url: 'https://example.com/sse', headers: { 'X-B': '2', A: '1' } },
};

test('an address that was only opened changes nothing; its transport stays what it is', () => {
  const form = formOf(remote);
  expect(changeOf(remote, form)).toEqual({});
  expect(changeOf(remote, { ...form, headers: form.headers.toReversed() })).toEqual({});
  expect(changeOf(remote, { ...form, transport: 'sse' }).launch).toMatchObject({ type: 'sse' });
});

test.each([
  ['https://example.com/mcp', 'http'],
  ['https://example.com/sse', 'sse'],
  [' https://example.com/v1/SSE/?key=1 ', 'sse'],
  ['https://example.com/sse/messages', 'http'],
  ['https://example.com/?to=/sse', 'http'],
])('the transport of %s is %s until it is chosen', (url, type) => {
  const form = { ...BLANK_FORM, kind: 'address' as const, url };
  expect(launchOf(form)).toEqual({ type, url: url.trim(), headers: {} });
  expect(launchOf({ ...form, transport: 'http' }).type).toBe('http');
});
