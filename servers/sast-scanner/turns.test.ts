import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

function gate(): { opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

test('no more than so many run at once, in the order in which they came', async () => {
  const turns = createTurns(3);
  const gates = [gate(), gate(), gate(), gate(), gate()];
  const begun: number[] = [];
  const runs = gates.map(({ opened }, index) =>
    turns(new AbortController().signal, async () => {
      begun.push(index);
      await opened;
    }),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2]);
  gates[1]?.open();
  await runs[1];
  await Promise.resolve();
  expect(begun).toEqual([0, 1, 2, 3]);
  for (const { open } of gates) open();
  await Promise.all(runs);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

test('one that is cancelled while it waits never runs and takes no turn', async () => {
  const turns = createTurns(1);
  const first = gate();
  const stop = new AbortController();
  const running = turns(new AbortController().signal, () => first.opened);
  let ran = false;
  const waiting = turns(stop.signal, () => {
    ran = true;
    return Promise.resolve();
  });
  stop.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  first.open();
  await running;
  expect(ran).toBe(false);
  await expect(turns(new AbortController().signal, () => Promise.resolve('next'))).resolves.toBe('next');
});

test('a run that fails gives its turn on', async () => {
  const turns = createTurns(1);
  const { signal } = new AbortController();
  await expect(turns(signal, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(turns(signal, () => Promise.resolve(1))).resolves.toBe(1);
});
