import { expect, test } from 'vitest';
import { readElicitation, readNeeded } from './read-elicitation.ts';

const form = (properties: object) => ({ message: 'm', requestedSchema: { type: 'object', properties } });
const refusal = (params: unknown): string | undefined => {
  const read = readElicitation(params);
  return 'refused' in read ? read.refused.code : undefined;
};

test('takes a flat form, and leaves out what a form cannot show', () => {
  const name = { type: 'string', title: 'Name', format: 'email', pattern: '(a+)+$' };
  expect(readElicitation({ mode: 'form', ...form({ name }) })).toEqual({
    mode: 'form',
    message: 'm',
    schema: { type: 'object', properties: { name: { type: 'string', title: 'Name', format: 'email' } } },
  });
});

test.each([
  ['an object inside', form({ a: { type: 'object', properties: {} } })],
  ['a list of anything', form({ a: { type: 'array', items: { type: 'number' } } })],
  ['no message', { requestedSchema: { type: 'object', properties: {} } }],
  ['another mode', { mode: 'call', ...form({}) }],
  ['nothing', undefined],
])('refuses %s', (_what, params) => {
  expect(refusal(params)).toBe('elicit.unreadable');
});

test('refuses what nobody would read', () => {
  const many = Array.from({ length: 101 }, (_, at) => [`f${at}`, { type: 'boolean' }]);
  expect(refusal(form(Object.fromEntries(many)))).toBe('elicit.tooManyFields');
  expect(refusal({ ...form({}), message: 'x'.repeat(100_001) })).toBe('elicit.tooLong');
});

const page = (url: string) => ({ mode: 'url', message: 'm', url, elicitationId: 'one' });

test('takes an address that a browser can be trusted with', () => {
  for (const url of [
    'https://a.example/x?y=z',
    'http://localhost:3000/',
    'http://127.0.0.1/',
    'http://[::1]/',
  ]) {
    expect(readElicitation(page(url))).toEqual({ mode: 'url', message: 'm', url, id: 'one' });
  }
  for (const url of [
    'http://a.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://bank.example@evil.example/',
    'http://localhost.evil.example/',
    'nothing',
    `https://a.example/${'x'.repeat(9000)}`,
  ]) {
    expect(refusal(page(url)), url).toBe('elicit.badAddress');
  }
});

test('pages that a call needs are taken all or none', () => {
  const url = 'https://a.example/';
  expect(readNeeded({ elicitations: [page(url)] })).toEqual([{ mode: 'url', message: 'm', url, id: 'one' }]);
  expect(readNeeded({ elicitations: [page(url), page('file:///x')] })).toBeUndefined();
  expect(readNeeded({ elicitations: [form({})] })).toBeUndefined();
  expect(readNeeded({ elicitations: [] })).toBeUndefined();
  expect(readNeeded(undefined)).toBeUndefined();
});
