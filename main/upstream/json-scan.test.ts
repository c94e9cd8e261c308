import { expect, test } from 'vitest';
import fc from 'fast-check';
import { scanObject } from './json-scan.ts';

test('finds each member of any object, however it is written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1, 2), (object, indent) => {
      const bytes = Buffer.from(JSON.stringify(object, undefined, indent));
      const expected = JSON.parse(bytes.toString()) as Record<string, unknown>;
      const found = scanObject(bytes);
      expect(found).toBeDefined();
      for (const [raw, span] of found ?? []) {
        const key = JSON.parse(`"${raw}"`) as string;
        expect(JSON.parse(bytes.toString('utf8', span.from, span.to))).toEqual(expected[key]);
      }
      expect(found?.size).toBe(Object.keys(expected).length);
    }),
  );
});

test.each([
  '',
  '[]',
  '"x"',
  '{',
  '{"a"}',
  '{"a":}',
  '{"a":1',
  '{"a":1}x',
  '{"a":"\\"}',
  '{"a":[1}',
  '{a:1}',
  '{"a":1,}',
  '}{',
])('refuses %j', (text) => {
  expect(scanObject(Buffer.from(text))).toBeUndefined();
});

test('never throws and never hangs on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      scanObject(Buffer.from(bytes));
    }),
  );
});
