import { expect, test } from 'vitest';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createRelists } from './relists.ts';

function setUp(onRead: () => void = () => undefined) {
  const clock = createFakeClock(0);
  const reads: number[] = [];
  const warnings: number[] = [];
  const relists = createRelists({
    clock,
    list() {
      reads.push(clock.now() / 1000);
      onRead();
      return Promise.resolve();
    },
    onRestless: (seconds) => void warnings.push(seconds),
  });
  const settle = () => new Promise((done) => setImmediate(done));
  return { clock, reads, warnings, relists, settle };
}

test('a change is read at once, and what is said meanwhile together, a second later', async () => {
  const { clock, reads, relists, settle } = setUp();
  relists.changed();
  relists.changed();
  relists.changed();
  expect(reads).toEqual([0]);
  await settle();
  relists.changed();
  clock.advance(999);
  expect(reads).toEqual([0]);
  clock.advance(1);
  expect(reads).toEqual([0, 1]);
});

test('a server that says so after every list is read ever more rarely, and is told of once', async () => {
  const { clock, reads, warnings, relists, settle } = setUp(() => {
    relists.changed();
  });
  relists.changed();
  for (let second = 0; second < 200; second++) {
    await settle();
    clock.advance(1_000);
  }
  expect(reads).toEqual([0, 1, 3, 7, 15, 31, 61, 91, 121, 151, 181]);
  expect(warnings).toEqual([30]);
  relists.stop();
  clock.advance(60_000);
  expect(reads).toHaveLength(11);
});

test('after a quiet time a change is read at once again', async () => {
  const { clock, reads, relists, settle } = setUp();
  for (const at of [0, 1, 2]) {
    clock.advance(at * 1_000 - clock.now());
    relists.changed();
    await settle();
  }
  clock.advance(1_000);
  expect(reads).toEqual([0, 1, 3]);
  await settle();
  clock.advance(8_000);
  relists.changed();
  expect(reads).toEqual([0, 1, 3, 11]);
});

test('whoever asks gets the lists, but not twice in a row', async () => {
  const { clock, reads, relists } = setUp();
  await relists.ask();
  expect(reads).toEqual([0]);
  expect(relists.ask()).toBeUndefined();
  clock.advance(5_000);
  await relists.ask();
  expect(reads).toEqual([0, 5]);
});
