import { check, constantFrom, jsonValue, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { jsonFault } from './json-fault.ts';

test.each([
  ['{"a": 1,}', 1, 9, '}'],
  ['{\n  "a": tru\n}', 2, 8, 'tru'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"b": 2'],
  ['[1, 2', 1, 6, ''],
  ['', 1, 1, ''],
  ['{"a": "two\nlines"}', 1, 7, '"two'],
  ['01', 1, 1, '01'],
  ['[1] 2', 1, 5, '2'],
  ['{a: 1}', 1, 2, 'a: 1}'],
])('%j stops being JSON in line %i, column %i', (raw, line, column, near) => {
  expect(jsonFault(raw)).toEqual({ line, column, near });
});

test('JSON has no fault, and what has none is JSON', () => {
  const whole = check(
    property(jsonValue(), (value) => jsonFault(JSON.stringify(value, null, 1)) === undefined),
  );
  expect(whole.failed).toBe(false);
  const pieces = string({
    unit: constantFrom('{', '}', '[', ']', ',', ':', '"', '1', '-', '.', 'e', ' ', 'true', '\\', '\n'),
  });
  const same = check(
    property(pieces, (raw) => (jsonFault(raw) === undefined) === isJson(raw)),
    { numRuns: 2000 },
  );
  expect(same.failed, String(same.counterexample)).toBe(false);
});

function isJson(raw: string): boolean {
  try {
    JSON.parse(raw);
    return true;
  } catch {
    return false;
  }
}
