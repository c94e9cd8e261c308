import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import { createCopies } from './copies.ts';
import { callBody } from './row-body.ts';
import { callOf } from './testing/audit-bench.ts';

test('a member named __proto__ is in the body like any other, in its place, beside numbers and masked keys', () => {
  const redactor = createRedactor();
  redactor.learn('open sesame');
  const copies = createCopies(redactor);
  const bodyOf = (args: string): string =>
    callBody('outcome', callOf(1, { args: copies.of(JSON.parse(args) as JsonObject) }), {
      keyId: 'k',
      run: 'r1',
    });
  const bodies = {
    '{"b":1,"__proto__":{"z":1,"__proto__":null},"A":3}':
      '{"A":3,"__proto__":{"__proto__":null,"z":1},"b":1}',
    '{"9":1,"__proto__":[],"10":2}': '{"10":2,"9":1,"__proto__":[]}',
    '{"a":1,"__proto__":2,"open sesame":3,"Z":4}': '{"Z":4,"[redacted]":3,"__proto__":2,"a":1}',
  };
  for (const [args, kept] of Object.entries(bodies)) {
    const body = bodyOf(args);
    expect(body).toContain(`"args":${kept},`);
    expect(canonicalJson(JSON.parse(body))).toBe(body);
  }
});
