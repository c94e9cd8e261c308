import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { Json } from '#contract/json.ts';
import type { Payload } from '#contract/payload.ts';
import { text } from '#contract/text.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';
import { MASK, createRedactor } from '#main/secrets/redaction.ts';
import { createCopies } from './copies.ts';

const redactor = createRedactor();
redactor.learn('open sesame');
const copies = createCopies(redactor);

function payload(body: string): Payload {
  const json = (): Json => JSON.parse(body) as Json;
  return { bytes: Buffer.from(body), head: { isError: false, resultType: 'complete' }, json };
}

test('a copy is redacted, and its members are sorted', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 99 }), (value, number) => {
      const copy = copies.of({ z: value as Json, [number]: 'open sesame', a: 1, password: 'x' });
      const text = JSON.stringify(copy);
      expect(text).not.toContain('sesame');
      if (!/"\d+":/.test(JSON.stringify(value)))
        expect(text.replace(/"\d+":"[^"]*",/, '')).toBe(canonicalJson(copy).replace(/"\d+":"[^"]*",/, ''));
      expect(copies.of(copy)).toEqual(copy);
    }),
  );
});

test('what is larger than 16 KiB of JSON is cut, and says so', () => {
  const fits = { text: 'x'.repeat(16 * 1024 - 11) };
  expect(copies.of(fits)).toEqual(fits);
  const large = { text: 'x'.repeat(16 * 1024 - 10) };
  const copy = copies.of(large);
  expect(copy).toEqual({ truncated: true, bytes: 16 * 1024 + 1, head: JSON.stringify(large).slice(0, 8192) });
  expect(JSON.stringify(copy)).toBe(canonicalJson(copy));
  expect(copies.of({ text: '日'.repeat(5500) })).toMatchObject({ truncated: true, bytes: 16_511 });
});

test('a payload is kept like the value that it holds', () => {
  expect(copies.ofPayload(payload('{"b":"open sesame","a":1}'))).toEqual({ a: 1, b: MASK });
  expect(copies.ofPayload(payload('{"not json'))).toEqual({
    truncated: true,
    bytes: 10,
    head: '{"not json',
  });
});

function headOfHuge(body: string): string {
  const json = (): never => {
    throw new Error('was parsed');
  };
  const copy = copies.ofPayload({ ...payload(body), json });
  expect(copy).toMatchObject({ truncated: true, bytes: Buffer.byteLength(body) });
  return (copy as { head: string }).head;
}

test('a huge payload is not parsed, and no part of a secret shows at its cut', () => {
  const rest = 'y'.repeat(70_000);
  for (let at = 8192 - 40; at < 8192 + 5; at += 1) {
    const head = headOfHuge(`"${'x'.repeat(at)}open sesame","password":"hunter2","${rest}`);
    expect(head.length).toBeGreaterThan(8000);
    expect(head).not.toMatch(/open|sesame|hunter/);
  }
  // A long mask brings closer what was read last.
  for (let at = 0; at < 12; at += 1) {
    const head = headOfHuge(
      `{"password":"${'p'.repeat(9000)}","n":"${'x'.repeat(7350 + at)}open sesame${rest}`,
    );
    expect(head).not.toMatch(/ope|sesame|pp/);
  }
});

test('parameters of a sentence are redacted', () => {
  const message = text('call.internal', { problem: 'open sesame', code: 5 });
  expect(copies.message(message)).toEqual(text('call.internal', { problem: MASK, code: 5 }));
});

test('a copy says whether it tells what was there', () => {
  const differs = (value: Json): boolean => copies.differs(copies.of(value), value);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as Json;
      const copy = copies.of(plain);
      expect(copies.differs(copy, plain)).toBe(canonicalJson(copy) !== canonicalJson(plain));
    }),
  );
  expect(differs({ b: [1, { y: null, x: 'a' }], a: {} })).toBe(false);
  expect(differs({ a: ['say open sesame'] })).toBe(true);
  expect(differs({ token: 'x' })).toBe(true);
  expect(differs({ long: 'x'.repeat(20_000) })).toBe(true);
});
