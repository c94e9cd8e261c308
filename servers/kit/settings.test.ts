import { describe, expect, test } from 'vitest';
import { createSettings } from './settings.ts';
import type { Setting } from './settings.ts';

const DECLARED: readonly Setting[] = [
  { env: 'ADDRESS', kind: 'url', required: false, default: 'http://localhost:9090' },
  { env: 'TOKEN', kind: 'secret', required: true },
  { env: 'NAMES', kind: 'list', required: false },
  { env: 'COUNT', kind: 'number', required: false },
  { env: 'SAFE', kind: 'boolean', required: false },
];

test('a value wins over the default, a blank one is none', () => {
  expect(createSettings(DECLARED, { ADDRESS: ' http://far ' }).get('ADDRESS')).toBe('http://far');
  expect(createSettings(DECLARED, { ADDRESS: '  ' }).get('ADDRESS')).toBe('http://localhost:9090');
  expect(createSettings(DECLARED, { TOKEN: '' }).get('TOKEN')).toBeUndefined();
});

test('what is needed and missing is D, names the setting and says where to set it', () => {
  expect(createSettings(DECLARED, { TOKEN: 'abc' }).need('TOKEN')).toBe('abc');
  expect(() => createSettings(DECLARED, {}).need('TOKEN')).toThrow(
    expect.objectContaining({
      code: 'D',
      fields: { setting: 'TOKEN' },
      message: expect.stringMatching(/^TOKEN is not set\. Set TOKEN in this server's settings/) as string,
    }),
  );
});

test('nothing else of the environment can be asked for', () => {
  expect(() => createSettings(DECLARED, { HOME: '/root' }).get('HOME')).toThrow('not a declared setting');
});

test('lists and numbers', () => {
  const settings = createSettings(DECLARED, { NAMES: ' a, ,b ', COUNT: '2.5' });
  expect(settings.list('NAMES')).toEqual(['a', 'b']);
  expect(settings.number('COUNT')).toBe(2.5);
  expect(createSettings(DECLARED, {}).list('NAMES')).toEqual([]);
  expect(createSettings(DECLARED, {}).number('COUNT')).toBeUndefined();
  for (const COUNT of ['two', 'Infinity', '1e999']) {
    expect(() => createSettings(DECLARED, { COUNT }).number('COUNT')).toThrow(
      expect.objectContaining({ code: 'D', fields: { setting: 'COUNT' } }),
    );
  }
});

test('yes and no', () => {
  const safe = (SAFE: string): boolean | undefined => createSettings(DECLARED, { SAFE }).boolean('SAFE');
  expect([safe('true'), safe('False'), safe('')]).toEqual([true, false, undefined]);
  for (const SAFE of ['yes', '1', 'truee']) {
    expect(() => safe(SAFE)).toThrow(expect.objectContaining({ code: 'D', fields: { setting: 'SAFE' } }));
  }
});

describe('redaction', () => {
  const secret = 'p&ss"word/é';
  const { redact } = createSettings(DECLARED, { TOKEN: secret, ADDRESS: 'http://shown' });

  test.each([
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
    JSON.stringify({ secret }),
  ])('%s is taken out', (form) => {
    const redacted = redact(`before ${form} after`);
    expect(redacted).toContain('[redacted]');
    expect(redacted).not.toMatch(/p&ss|p%26ss|cCZzcyJ/);
    expect(redacted).toMatch(/^before .*after$/);
  });

  test('user and password go out of addresses, other settings stay', () => {
    expect(redact('amqp://me:pw@host/x and http://shown, me@example.org')).toBe(
      'amqp://[redacted]@host/x and http://shown, me@example.org',
    );
  });

  test('a blank secret takes nothing out', () => {
    expect(createSettings(DECLARED, { TOKEN: '' }).redact('plain')).toBe('plain');
  });
});
