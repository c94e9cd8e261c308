import { expect, test } from 'vitest';
import { besideField, fieldAt, placeOf, problemsOf } from './server-form-problems.ts';
import { BLANK_FORM } from './server-form.ts';

const codes = (form: Parameters<typeof problemsOf>[0]) =>
  [...problemsOf(form)].map(([field, { code }]) => [field, code]);

test('problems stand at their fields', () => {
  const variables = [
    { key: 1, name: 'OK', value: '' },
    { key: 2, name: '1X', value: '' },
    { key: 3, name: 'OK', value: '' },
    { key: 4, name: '', value: '' },
    { key: 5, name: '', value: 'lost' },
  ];
  expect(codes({ ...BLANK_FORM, title: '日本', variables })).toEqual([
    ['command', 'add.needed'],
    ['id', 'add.idForm'],
    ['env.2', 'add.variableName'],
    ['env.3', 'add.variableTwice'],
    ['env.5', 'add.variableName'],
  ]);
});

test('of an address only its own fields count', () => {
  const headers = [
    { key: 1, name: 'X-Key', value: '' },
    { key: 2, name: 'x-key', value: '' },
    { key: 3, name: 'two words', value: '' },
  ];
  const variables = [{ key: 1, name: '1X', value: '' }];
  expect(codes({ ...BLANK_FORM, kind: 'address', title: 'A', headers, variables })).toEqual([
    ['url', 'add.needed'],
    ['headers.2', 'add.variableTwice'],
    ['headers.3', 'add.headerName'],
  ]);
});

test('a field of the engine is found in the form', () => {
  expect(fieldAt('server.launch.args.3')).toBe('args');
  expect(fieldAt('change.title')).toBe('title');
  expect(fieldAt('server.launch.url')).toBe('url');
  expect(fieldAt('change.launch.headers.X.Y')).toBe('headers.X.Y');
  expect(fieldAt('id')).toBe('id');
  expect(fieldAt('server')).toBeUndefined();
  expect(fieldAt(undefined)).toBeUndefined();
});

test('a row is found by its name', () => {
  const form = { ...BLANK_FORM, headers: [{ key: 7, name: ' X.Y ', value: '' }] };
  expect(placeOf('headers.X.Y', form)).toBe('headers.7');
  expect(placeOf('headers.Z', form)).toBe('headers');
  expect(placeOf('env.X.Y', form)).toBe('env');
  expect(placeOf('url', form)).toBe('url');
});

test('beside its field a problem does without its path', () => {
  const params = { field: 'server.launch.url', problem: 'must start with https://' };
  expect(besideField({ code: 'request.invalid', params })).toEqual({
    code: 'add.invalid',
    params: { problem: 'Must start with https://' },
  });
  const other = { code: 'request.serverExists', params: { server: 'a' } } as const;
  expect(besideField(other)).toBe(other);
});
