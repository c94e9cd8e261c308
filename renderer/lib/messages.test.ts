import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { en } from '#contract/messages/en.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { LANGUAGE, rich, t } from './messages.ts';

test.each(Object.entries(en))('%s can be read', (_, message) => {
  expect(() => new IntlMessageFormat(message, LANGUAGE)).not.toThrow();
});

test('numbers bend the words', () => {
  expect(t('approval.queue', { count: 1 })).toBe('1 more is waiting');
  expect(t('approval.queue', { count: 3 })).toBe('3 more are waiting');
});

test('what cannot be said shows as its code', () => {
  expect(t('approval.mayDo')).toBe('approval.mayDo');
  expect(t('no.such.code' as MessageCode)).toBe('no.such.code');
});

test('markup in a parameter stays text', () => {
  const parts = rich<{ code: string }>(
    'approval.sentence',
    { owner: 'true', who: '', tool: '<title>x</title>', server: 'S', via: 'desk' },
    {
      code: ([inner]) => ({ code: inner as string }),
      title: ([inner]) => ({ code: inner as string }),
      whom: () => ({ code: '' }),
    },
  );
  expect(parts).toContainEqual({ code: '<title>x</title>' });
});
