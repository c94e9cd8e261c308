import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Json, JsonObject } from './json.ts';

const odd = fc.oneof(
  fc.constant(undefined),
  fc.constant(Number.NaN),
  fc.constant(Infinity),
  fc.date(),
  fc.bigInt(),
  fc.constant(new Map([['a', 1]])),
  fc.constant(JSON.parse('{"__proto__":{"a":1},"b":2}') as unknown),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.jsonValue(),
    odd,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
  ),
}));

test.each([
  ['Json', Json, z.json()],
  ['JsonObject', JsonObject, z.record(z.string(), z.json())],
] as const)('%s takes and gives what the slow schema does', (_name, quick, whole) => {
  fc.assert(
    fc.property(value, (one) => {
      const is = quick.safeParse(one);
      const ought = whole.safeParse(one);
      expect(is.success).toBe(ought.success);
      if (is.success) expect(is.data).toEqual(ought.data);
      else expect(is.error.issues[0]?.path).toEqual(ought.error?.issues[0]?.path);
    }),
  );
});
