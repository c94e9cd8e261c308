import { expect, test } from 'vitest';
import { inOneLine, jsonOf, summaryOf } from './conformance-summary.mjs';

const scenario = (name: string, passed: boolean, required = true) => ({ name, required, passed, reason: '' });

test('what is written counts required and unscored scenarios apart, and names those that fail', () => {
  const client = summaryOf('client', '2025-11-25', [
    scenario('one', true),
    scenario('two', false),
    scenario('three', true),
    scenario('extra', false, false),
  ]);
  const text = jsonOf([client, summaryOf('kit', '2026-07-28', [])]);
  expect(text.endsWith(']\n')).toBe(true);
  expect(JSON.parse(text)).toStrictEqual([
    {
      side: 'client',
      revision: '2025-11-25',
      required: { passed: 2, failed: 1 },
      unscored: { passed: 0, failed: 1 },
      failing: ['two', 'extra'],
    },
    {
      side: 'kit',
      revision: '2026-07-28',
      required: { passed: 0, failed: 0 },
      unscored: { passed: 0, failed: 0 },
      failing: [],
    },
  ]);
  expect(inOneLine(client)).toBe('2 of 3 required passed, 0 of 1 unscored');
});
