import { expect, test } from 'vitest';
import type { Json } from '#contract/json.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createLastUsed } from './last-used.ts';

test('uses are known at once, written once a minute, and known again after a restart', () => {
  const clock = createFakeClock(5000);
  const kept = new Map<string, Json>();
  let writes = 0;
  const meta = {
    get: (key: string) => kept.get(key) as never,
    set(key: string, value: Json) {
      writes++;
      kept.set(key, value);
    },
  };
  const book = createLastUsed(meta, clock);
  for (let n = 0; n < 1000; n++) book.note('rule');
  expect(book.all()).toEqual({ rule: 5000 });
  expect(writes).toBe(0);
  clock.advance(60_000);
  expect(writes).toBe(1);
  book.note('other');
  book.save();
  book.save();
  expect(writes).toBe(2);
  expect(createLastUsed(meta, clock).all()).toEqual({ rule: 5000, other: 65_000 });
});
