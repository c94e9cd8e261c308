import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { Json } from '#contract/json.ts';
import { MASK, createRedactor } from './redaction.ts';

const plain = createRedactor();
// Made up at run time: scanners of repositories take them for real ones.
const hex = '0123456789abcdef'.repeat(4);
const tokens = {
  github: `ghp_${hex.slice(0, 36)}`,
  githubFine: `github_pat_${hex.slice(0, 40)}`,
  gitlab: `glpat-${hex.slice(0, 20)}`,
  npm: `npm_${hex.slice(0, 36)}`,
  openai: `sk-proj-${hex.slice(0, 40)}`,
  stripe: `sk_live_${hex.slice(0, 24)}`,
  slack: `xoxb-${hex.slice(0, 30)}`,
  aws: `AKIA${hex.slice(0, 10)}ABCDEF`,
  google: `AIza${hex.slice(0, 35)}`,
  jwt: `eyJ${hex.slice(0, 20)}.eyJ${hex.slice(0, 30)}.${hex.slice(0, 43)}`,
  pem: `-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${hex}\n-----END RSA PRIVATE KEY-----`,
};

test.each(Object.entries(tokens))('a token of the shape %s is masked wherever it stands', (_, token) => {
  expect(plain.text(token)).toBe(MASK);
  expect(plain.text(`before ${token} after`)).toBe(`before ${MASK} after`);
  expect(plain.text(`x="${token}", "${token}"`)).toBe(`x="${MASK}", "${MASK}"`);
});

test.each([
  [`Authorization: Bearer ${hex.slice(0, 30)}`, `Authorization: Bearer ${MASK}`],
  ['authorization: Basic dXNlcjpwYXNz', `authorization: Basic ${MASK}`],
  ['postgres://me:p@ss:w0rd@db:5432/x', `postgres://me:${MASK}@db:5432/x`],
  ['redis://:hunter2@cache', `redis://:${MASK}@cache`],
  ['{"user":"me","password":"a\\"b","n":1}', `{"user":"me","password":"${MASK}","n":1}`],
  ['{\\"apiKey\\": \\"a\\\\\\"b\\", \\"n\\": 1}', `{\\"apiKey\\": \\"${MASK}\\", \\"n\\": 1}`],
  ['"client_secret":"cut off here', `"client_secret":"${MASK}`],
  ['-----BEGIN PRIVATE KEY-----\nabc', MASK],
])('%s', (value, expected) => {
  expect(plain.text(value)).toBe(expected);
});

test.each([
  'Bearer authentication is required; see Bearer resource_metadata="x"',
  'sk-learn-style names such as risk-assessment-2026-final-version-for-review',
  'http://localhost:3000/a@b and mailto:me@example.org and ssh://git@host/x',
  'eyJ is how it begins; AKIA too; -----BEGIN CERTIFICATE-----',
  '{"max_tokens":"many","token_count":"7","nextPageToken":"abc","password_hint_shown":"no"}',
])('%s: unchanged', (value) => {
  expect(plain.text(value)).toBe(value);
});

test('what stands under a secret key is masked, however the key is written', () => {
  const value = {
    password: 'x',
    'X-Api-Key': 'x',
    clientSecret: 'x',
    GITHUB_TOKEN: 12345,
    headers: { Authorization: ['Basic x'], accept: 'json' },
    cookies: [{ name: 'sid', value: 'v' }],
    private_key: null,
    hasPassword: true,
    max_tokens: 100,
    token_count: 3,
    progressToken: 'p1',
    empty: { secret: '' },
  };
  expect(plain.json(value)).toEqual({
    password: MASK,
    'X-Api-Key': MASK,
    clientSecret: MASK,
    GITHUB_TOKEN: MASK,
    headers: { Authorization: [MASK], accept: 'json' },
    cookies: [{ name: MASK, value: MASK }],
    private_key: null,
    hasPassword: true,
    max_tokens: 100,
    token_count: 3,
    progressToken: 'p1',
    empty: { secret: '' },
  });
});

test('the value that was given stays as it is; a key named __proto__ stays a key', () => {
  const value = JSON.parse('{"password":"x","__proto__":{"a":1}}') as Json;
  expect(JSON.stringify(plain.json(value))).toBe(`{"__proto__":{"a":1},"password":"${MASK}"}`);
  expect(JSON.stringify(value)).toBe('{"password":"x","__proto__":{"a":1}}');
});

test('members stay sorted where a key itself was masked', () => {
  const redactor = createRedactor();
  redactor.learn('open sesame');
  expect(JSON.stringify(redactor.json({ monkey: 1, 'open sesame': 2, zebra: 3 }))).toBe(
    `{"${MASK}":2,"monkey":1,"zebra":3}`,
  );
});

test('learnt secrets that overlap or touch leave one mask', () => {
  const redactor = createRedactor();
  for (const secret of ['abcdef', 'defghi', 'short']) redactor.learn(secret);
  expect(redactor.text('<abcdefghiabcdef> short abcde')).toBe(`<${MASK}> short abcde`);
});

// Brackets could make a secret out of a mask and its neighbours.
const secret = fc
  .string({ minLength: 6, maxLength: 40, unit: 'grapheme' })
  .filter((text) => !/[[\]]/.test(text));

test('a learnt secret survives in no text, in none of its forms', () => {
  fc.assert(
    fc.property(
      fc.array(secret, { minLength: 1, maxLength: 4 }),
      fc.array(fc.string()),
      (secrets, others) => {
        const redactor = createRedactor();
        for (const value of secrets) redactor.learn(value);
        const forms = secrets.flatMap((value) => [
          value,
          Buffer.from(value).toString('base64'),
          Buffer.from(value).toString('base64url'),
          encodeURIComponent(value),
          JSON.stringify(value).slice(1, -1),
        ]);
        const shown = redactor.text(forms.flatMap((form, index) => [others[index] ?? '', form]).join(''));
        for (const form of forms) expect(shown).not.toContain(form);
      },
    ),
  );
});

test('a learnt secret survives nowhere in JSON: not as a value, a key or a number', () => {
  const digits = fc.integer({ min: 100_000, max: 2 ** 40 });
  fc.assert(
    fc.property(secret, digits, fc.jsonValue(), (word, number, around) => {
      const redactor = createRedactor();
      redactor.learn(word);
      redactor.learn(String(number));
      const value = [
        around,
        { [word]: `a${word}b`, [`k${number}`]: number, n: [-number, number + 0.5] },
        word,
      ];
      const shown = JSON.stringify(redactor.json(JSON.parse(JSON.stringify(value)) as Json));
      expect(shown).not.toContain(JSON.stringify(word).slice(1, -1));
      expect(shown).not.toContain(String(number));
    }),
  );
});

test('without secrets nothing changes', () => {
  const word = fc
    .stringMatching(/^[ -~äß日]{0,60}$/)
    .filter((text) => !/["/:]|key|bearer|auth|sk|ey/i.test(text));
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-c]{0,3}$/), fc.array(word)), (value) => {
      expect(plain.json(value)).toEqual(value);
      for (const text of Object.values(value).flat()) expect(plain.text(text)).toBe(text);
    }),
  );
});

test('masking what is masked changes nothing', () => {
  for (const token of Object.values(tokens)) {
    const once = plain.text(`{"password":"x"} ${token} http://a:b@c`);
    expect(plain.text(once)).toBe(once);
  }
});

test('nesting without end does not run out of stack', () => {
  let value: Json = 'deep';
  for (let depth = 0; depth < 50_000; depth += 1) value = [value];
  const shown = JSON.stringify(plain.json(value));
  expect(shown).toBe(`${'['.repeat(100)}"${MASK}"${']'.repeat(100)}`);
});
