import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { OWNER } from '#contract/call.ts';
import type { Caller } from './dispatch.ts';
import { createGate } from './gate.ts';

const caller: Caller = { surface: 'cli', principal: OWNER, via: 'cli' };

function blocked() {
  const ends: (() => void)[] = [];
  const gate = createGate(
    () =>
      new Promise((resolve) => {
        ends.push(() => {
          resolve({ ok: true, value: [] });
        });
      }),
  );
  const ask = (name: string) => gate.dispatch(name, {}, caller);
  return { gate, ask, end: () => ends.shift()?.() };
}

test('what runs is waited for, what is new is refused, and what helps to end it is let in', async () => {
  const { gate, ask, end } = blocked();
  const first = ask('tool.call');
  let shut = false;
  const shutting = gate.shut(60_000).then(() => (shut = true));
  expect(await ask('tool.call')).toMatchObject({ ok: false, error: { reason: { code: 'request.closing' } } });
  const cancel = ask('call.cancel');
  end();
  await first;
  await turn();
  expect(shut).toBe(false);
  end();
  expect(await cancel).toMatchObject({ ok: true });
  await shutting;
});

test('who was asked last is answered before the gate says that it is quiet', async () => {
  const { gate, ask, end } = blocked();
  const order: string[] = [];
  const last = ask('tool.call').then(() => order.push('answered'));
  const shutting = gate.shut(60_000).then(() => order.push('shut'));
  end();
  await Promise.all([last, shutting]);
  expect(order).toEqual(['answered', 'shut']);
});

test('one where nothing runs is shut at once, and one that never ends only so long', async () => {
  await createGate(() => Promise.resolve({ ok: true, value: [] })).shut(60_000);
  const { gate, ask } = blocked();
  void ask('tool.call');
  await gate.shut(1);
});
