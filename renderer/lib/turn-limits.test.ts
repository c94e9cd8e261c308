import { expect, test } from 'vitest';
import { limitsOf } from './turn-limits.ts';

const TYPED = { steps: '25', calls: '0', tokens: '1000', usd: '' };

test('numbers are limits; without an amount money has none', () => {
  expect(limitsOf(TYPED)).toEqual({ limits: { steps: 25, calls: 0, tokens: 1000 }, wrong: [] });
  expect(limitsOf({ ...TYPED, usd: '0,5' }).limits).toMatchObject({ usd: 0.5 });
});

test.each([
  ['steps', '0'],
  ['steps', ''],
  ['calls', '1.5'],
  ['tokens', 'many'],
  ['usd', '-1'],
])('%s cannot be %j', (name, text) => {
  expect(limitsOf({ ...TYPED, [name]: text })).toEqual({ wrong: [name] });
});
