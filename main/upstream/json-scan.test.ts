import { expect, test } from 'vitest';
import fc from 'fast-check';
import { scanObject } from './json-scan.ts';

test('finds each member of any object, however it is written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 1, 2), (object, indent) => {
      const bytes = Buffer.from(JSON.stringify(object, undefined, indent));
      const expected = JSON.parse(bytes.toString()) as Record<string, unknown>;
      const keys: string[] = [];
      const whole = scanObject(bytes.toString('latin1'), (raw, { from, to }) => {
        const key = JSON.parse(`"${Buffer.from(raw, 'latin1').toString('utf8')}"`) as string;
        keys.push(key);
        expect(JSON.parse(bytes.toString('utf8', from, to))).toEqual(expected[key]);
      });
      expect(whole).toBe(true);
      expect(keys.toSorted()).toEqual(Object.keys(expected).toSorted());
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
  expect(scanObject(text, () => undefined)).toBe(false);
});

test('never throws and never hangs on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      scanObject(Buffer.from(bytes).toString('latin1'), () => undefined);
    }),
  );
});
