import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRate } from './rate.ts';
import { channelsFor, isAllowed, misfit } from './recipients.ts';

test('never more than its limits in any window, and what it says of the wait is exact', () => {
  const limits = [
    { max: 5, withinMs: 60 },
    { max: 2, withinMs: 10 },
  ];
  fc.assert(
    fc.property(fc.array(fc.nat(15), { maxLength: 60 }), (gaps) => {
      const rate = createRate(limits);
      const taken: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        const wait = rate.take(now);
        if (wait === 0) taken.push(now);
        for (const { max, withinMs } of limits) {
          expect(taken.filter((at) => at > now - withinMs).length).toBeLessThanOrEqual(max);
        }
        if (wait > 1) expect(rate.take(now + wait - 1)).toBe(1);
      }
    }),
  );
});

test.each([
  ['email', 'Ann@Example.COM', ['ann@example.com'], true],
  ['email', 'eve@evil-example.com', ['@example.com'], false],
  ['email', 'eve@example.com.evil.org', ['@example.com'], false],
  ['email', 'bob@example.com', ['@example.com'], true],
  ['slack', 'ops', ['#ops'], true],
  ['slack', '#ops-2', ['#ops'], false],
  ['sms', '+4915112345678', ['+49151'], false],
  ['sms', '+4915112345678', ['*'], true],
  ['webhook', 'https://a.example/hooks/1', ['https://a.example/hooks/*'], true],
  ['webhook', 'https://a.example/hooks/../admin', ['https://a.example/hooks/*'], false],
  ['webhook', 'https://a.example/hooks/%2e%2e/admin', ['https://a.example/hooks/*'], false],
  ['webhook', 'https://a.example.evil.org/hooks/1', ['https://a.example/*'], false],
  ['webhook', 'https://a.example@evil.org/hooks/1', ['https://a.example/*'], false],
  ['webhook', 'https://user@a.example/hooks/1', ['https://a.example/*'], false],
  ['webhook', 'http://a.example/hooks/1', ['https://a.example/*'], false],
  ['webhook', 'https://a.example:8443/', ['https://a.example/*'], false],
  ['webhook', 'https://a.example/x', ['https://a.exam*'], false],
] as const)('%s %s with %j allowed: %s', (channel, given, list, allowed) => {
  expect(isAllowed(channel, given, list)).toBe(allowed);
});

test('a recipient says by its form which channel it is for', () => {
  const all = ['slack', 'email', 'sms', 'webhook'] as const;
  expect(channelsFor('ann@example.com', all)).toEqual(['email']);
  expect(channelsFor('+4915112345678', all)).toEqual(['sms']);
  expect(channelsFor('https://a.example/', all)).toEqual(['webhook']);
  expect(channelsFor('#ops', all)).toEqual(['slack']);
  expect(channelsFor('U024BE7LH', all)).toEqual(['slack']);
  expect(misfit('slack', '<!channel>')).toContain('#ops');
});
