import { expect, test } from 'vitest';
import type { Server } from '#contract/server.ts';
import { BLANK_FORM, changeOf, draftOfForm, fieldAt, formOf, idFor, problemsOf } from './server-form.ts';

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
  expect(changeOf(server, { ...form, trusted: true })).toEqual({ trusted: true });
  expect(changeOf(server, { ...form, cwd: ' ' })).toEqual({
    launch: { type: 'stdio', command: 'npx', args: ['-y', 'two\nlines'], env: { B: '2', A: '' } },
  });
});

test('the order of variables is no change, a value is', () => {
  const form = formOf(server);
  expect(changeOf(server, { ...form, variables: form.variables.toReversed() })).toEqual({});
  const variables = form.variables.map((row) => ({ ...row, value: 'x' }));
  expect(changeOf(server, { ...form, variables }).launch?.env).toEqual({ A: 'x', B: 'x' });
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

test('problems stand at their fields', () => {
  const variables = [
    { key: 1, name: 'OK', value: '' },
    { key: 2, name: '1X', value: '' },
    { key: 3, name: 'OK', value: '' },
    { key: 4, name: '', value: '' },
    { key: 5, name: '', value: 'lost' },
  ];
  const problems = problemsOf({ ...BLANK_FORM, title: '日本', variables });
  expect([...problems].map(([field, { code }]) => [field, code])).toEqual([
    ['command', 'add.needed'],
    ['id', 'add.idForm'],
    ['env.2', 'add.variableName'],
    ['env.3', 'add.variableTwice'],
    ['env.5', 'add.variableName'],
  ]);
  expect(problemsOf(formOf(server)).size).toBe(0);
});

test('a field of the engine is found in the form', () => {
  expect(fieldAt('server.launch.args.3')).toBe('args');
  expect(fieldAt('change.title')).toBe('title');
  expect(fieldAt('id')).toBe('id');
  expect(fieldAt('server')).toBeUndefined();
  expect(fieldAt(undefined)).toBeUndefined();
});
