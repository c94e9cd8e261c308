import { expect, test } from 'vitest';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('key order does not matter, values do', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'x'] })).toBe('{"a":[true,null,"x"],"b":1}');
  expect(canonicalJson({ a: undefined })).toBe('{}');
});

test('parses back to the same value and is stable', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
