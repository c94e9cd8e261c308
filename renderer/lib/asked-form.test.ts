import { expect, test } from 'vitest';
import type { FormSchema } from '#contract/server-request.ts';
import { askedForm, asksSecret } from './asked-form.ts';
import { openDraft } from './draft-open.ts';
import { valueOf } from './draft-value.ts';

const form = (properties: FormSchema['properties'], required: string[] = []): FormSchema => ({
  type: 'object',
  properties,
  required,
});

test('opens with what the server proposes, and sends just that when it is sent as it is', () => {
  const many = Array.from({ length: 30 }, (_, at) => `c${at}`);
  const root = askedForm(
    form({
      name: { type: 'string', default: 'Ada' },
      age: { type: 'integer', default: 30 },
      ok: { type: 'boolean', default: true },
      pet: { type: 'string', enum: ['a', 'b'], enumNames: ['A', 'B'], default: 'b' },
      hero: { type: 'string', oneOf: [{ const: 'x', title: 'X' }], default: 'x' },
      some: { type: 'array', items: { type: 'string', enum: many }, default: ['c3', 'c29'] },
      one: { type: 'array', items: { anyOf: [{ const: 'x', title: 'X' }] }, default: ['x'] },
      empty: { type: 'string' },
    }),
  );
  const { value, problems } = valueOf(root, openDraft(root, true));
  expect(value).toEqual({
    name: 'Ada',
    age: 30,
    ok: true,
    pet: 'b',
    hero: 'x',
    some: ['c3', 'c29'],
    one: ['x'],
  });
  expect(problems.size).toBe(0);
  expect(root.members().map(({ field }) => field.kind)).toEqual([
    'line',
    'integer',
    'boolean',
    'choice',
    'choice',
    'picks',
    'picks',
    'line',
  ]);
});

test('what is required and not there is said; a yes or no is one from the start', () => {
  const root = askedForm(form({ name: { type: 'string' }, ok: { type: 'boolean' } }, ['name', 'ok']));
  const { value, problems } = valueOf(root, openDraft(root, true));
  expect(value).toEqual({ ok: false });
  expect([...problems.keys()]).toEqual(['/name']);
});

test.each(['password', 'userPassword', 'API_KEY', 'apiKey', 'Access token', 'Kennwort', 'パスワード', 'PIN'])(
  '%s looks like a secret, as a name and as a title',
  (word) => {
    expect(asksSecret(form({ [word]: { type: 'string' } }))).toBe(true);
    expect(asksSecret(form({ a: { type: 'string', title: `Your ${word}` } }))).toBe(true);
  },
);

test.each(['passengers', 'spinach', 'secretary', 'compass', 'name'])('%s does not', (word) => {
  expect(asksSecret(form({ [word]: { type: 'string' } }))).toBe(false);
});
