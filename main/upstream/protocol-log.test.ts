import { expect, test } from 'vitest';
import { createRedactor } from '#main/secrets/redaction.ts';
import { createProtocolLog } from './protocol-log.ts';

function setUp() {
  const redactor = createRedactor();
  redactor.learn('hunter2hunter2');
  const log = createProtocolLog(redactor.text, () => 5);
  return { log, tap: log.tap('a#1') };
}

test('both directions in order, with time and size, secrets taken out', () => {
  const { log, tap } = setUp();
  tap.sent('{"key":"hunter2hunter2"}');
  tap.received(Buffer.from('{"ä":1}'));
  expect(log.since('a#1', undefined, 10)).toEqual([
    { seq: 1, at: 5, direction: 'sent', text: '{"key":"[redacted]"}', bytes: 24 },
    { seq: 2, at: 5, direction: 'received', text: '{"ä":1}', bytes: 8 },
  ]);
  expect(log.since('b#1', undefined, 10)).toEqual([]);
});

test('what was received is copied: the chunk it came in may be used again', () => {
  const { log, tap } = setUp();
  const chunk = Buffer.from('{"first":1}');
  tap.received(chunk);
  chunk.fill('x');
  expect(log.since('a#1', 0, 1)[0]?.text).toBe('{"first":1}');
});

test.each(['sent', 'received'] as const)('a long message %s is cut, and no half secret is left', (how) => {
  const { log, tap } = setUp();
  // The secret lies across the end of what is kept, where half of it could not be known.
  const before = 'x'.repeat(4096 + 1024 - 5);
  const text = `${before}hunter2hunter2${'y'.repeat(100_000)}`;
  if (how === 'sent') tap.sent(text);
  else tap.received(Buffer.from(text));
  const [message] = log.since('a#1', undefined, 1);
  expect(message).toMatchObject({ bytes: text.length, text: 'x'.repeat(4096) });
});

test('secrets that shorten the text do not pull half of another into sight', () => {
  const { log, tap } = setUp();
  const many = 'hunter2hunter2,'.repeat(300);
  tap.received(Buffer.from(`${many}${'x'.repeat(4096 + 1024 - many.length - 5)}hunter2hunter2 and more`));
  expect(log.since('a#1', undefined, 1)[0]?.text).not.toContain('hunte');
});

test('at most 2,000 messages and 4 MB are kept; seq goes on, also in the next session', () => {
  const { log, tap } = setUp();
  for (let i = 1; i <= 2_500; i++) tap.sent(`{"n":${i}}`);
  expect(log.since('a#1', undefined, 2_000)).toHaveLength(2_000);
  expect(log.since('a#1', 0, 1)[0]).toMatchObject({ seq: 501, text: '{"n":501}' });
  expect(log.since('a#1', 2_498, 10).map(({ seq }) => seq)).toEqual([2_499, 2_500]);
  expect(log.since('a#1', undefined, 2).map(({ seq }) => seq)).toEqual([2_499, 2_500]);

  const later = log.tap('a#1');
  const large = Buffer.alloc(100_000, 'x');
  for (let i = 0; i < 1_000; i++) later.received(large);
  const kept = log.since('a#1', 0, 2_000);
  expect(kept.at(-1)?.seq).toBe(3_500);
  expect(kept.length).toBeGreaterThan(700);
  expect(kept.length).toBeLessThan(900);
});
