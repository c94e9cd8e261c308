import { expect, test } from 'vitest';
import type { CallRecord } from '#contract/call.ts';
import type { EventBatch } from '#contract/events.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createFeed } from './feed.ts';

test('batches every 50 ms, in order, without holes for the listener', () => {
  const clock = createFakeClock();
  const feed = createFeed(clock);
  const batches: EventBatch[] = [];
  feed.subscribe('app', (batch) => batches.push(batch));
  feed.emit({ type: 'catalog.changed', server: 'a' });
  feed.emit({ type: 'catalog.changed', server: 'b' });
  feed.emit({ type: 'catalog.changed', server: 'a' });
  expect(batches).toEqual([]);
  clock.advance(50);
  expect(batches).toHaveLength(1);
  expect(batches[0]).toMatchObject({ from: 1, to: 3 });
  expect(batches[0]?.events.map((event) => event.seq)).toEqual([2, 3]);
  feed.emit({ type: 'catalog.changed', server: 'a' });
  clock.advance(50);
  expect(batches[1]).toMatchObject({ from: 4, to: 4 });
});

test('a call that begins and ends within a batch is told once, as it ended', () => {
  const clock = createFakeClock();
  const feed = createFeed(clock);
  const batches: EventBatch[] = [];
  feed.subscribe('app', (batch) => batches.push(batch));
  const short = { id: 'short' } as CallRecord;
  const long = { id: 'long' } as CallRecord;
  feed.emit({ type: 'call.started', call: long });
  feed.emit({ type: 'call.started', call: short });
  feed.emit({ type: 'call.finished', call: short });
  clock.advance(50);
  feed.emit({ type: 'call.finished', call: long });
  clock.advance(50);
  expect(batches).toEqual([
    {
      from: 1,
      to: 3,
      events: [
        { type: 'call.started', call: long, seq: 1 },
        { type: 'call.finished', call: short, seq: 3 },
      ],
    },
    { from: 4, to: 4, events: [{ type: 'call.finished', call: long, seq: 4 }] },
  ]);
});

test('the approval window hears of approvals alone, and still sees no hole', () => {
  const clock = createFakeClock();
  const feed = createFeed(clock);
  const batches: EventBatch[] = [];
  feed.subscribe('approval', (batch) => batches.push(batch));
  feed.emit({ type: 'catalog.changed', server: 'a' });
  clock.advance(50);
  expect(batches).toEqual([]);
  feed.emit({ type: 'approval.settled', id: 'x', settlement: 'denied' });
  clock.advance(50);
  expect(batches).toEqual([
    { from: 1, to: 2, events: [{ type: 'approval.settled', id: 'x', settlement: 'denied', seq: 2 }] },
  ]);
});

test('whoever stops listening hears nothing more', () => {
  const clock = createFakeClock();
  const feed = createFeed(clock);
  let heard = 0;
  const stop = feed.subscribe('app', () => heard++);
  stop();
  feed.emit({ type: 'catalog.changed', server: 'a' });
  clock.advance(100);
  expect(heard).toBe(0);
});

test('a question to a person and its end are told at once, with what happened before', () => {
  const feed = createFeed(createFakeClock());
  const batches: EventBatch[] = [];
  feed.subscribe('app', (batch) => batches.push(batch));
  feed.emit({ type: 'policy.changed' });
  feed.emit({ type: 'approval.settled', id: 'x', settlement: 'allowed' });
  expect(batches).toMatchObject([
    { from: 1, to: 2, events: [{ type: 'policy.changed' }, { type: 'approval.settled' }] },
  ]);
});
