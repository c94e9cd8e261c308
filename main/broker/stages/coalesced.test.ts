import { expect, test } from 'vitest';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import type { Verbs } from '#contract/verbs.ts';
import type { Stage, TravellingCall } from '../stage.ts';
import { toolOf, travelling } from '../testing/travelling.ts';
import { coalesced } from './coalesced.ts';

const READ: Verbs = { verbs: ['read'], source: 'manifest' };
const done: Outcome = { outcome: 'failed', cause: 'error', message: text('call.cancelled') };

const call = (more: Partial<TravellingCall> = {}): TravellingCall =>
  travelling('chat', { shares: true, ...more });

/** What is behind it, whose answers a test gives when it wants. */
function behind(verbs: Verbs = READ) {
  const sent: { signal: AbortSignal; answer: (outcome: Outcome) => void }[] = [];
  const next: Stage = (_call, signal) =>
    new Promise((resolve) => {
      sent.push({ signal, answer: resolve });
    });
  return { sent, stage: coalesced(toolOf(verbs), next) };
}
const going = (): AbortSignal => new AbortController().signal;

test('equal calls leave once and all get what came back; the next one leaves again', async () => {
  const { sent, stage } = behind();
  const both = [stage(call(), going()), stage(call(), going())];
  expect(sent).toHaveLength(1);
  sent[0]?.answer(done);
  expect(await Promise.all(both)).toEqual([done, done]);
  void stage(call(), going());
  expect(sent).toHaveLength(2);
});

test.each<[string, Partial<TravellingCall>, Verbs]>([
  ['other arguments', { args: { path: '/b' } }, READ],
  ['somebody else', { principal: { id: 'client:x', roles: [] } }, READ],
  ['another workspace', { workspace: 'other' }, READ],
  ['one that did not agree to it', { shares: false }, READ],
  ['a tool that writes', {}, { verbs: ['write'], source: 'manifest' }],
  ['a tool that nobody vouches for', {}, { verbs: ['read'], source: 'unknown' }],
])('not shared: %s', (_name, more, verbs) => {
  const { sent, stage } = behind(verbs);
  void stage(call(), going());
  void stage(call(more), going());
  expect(sent).toHaveLength(2);
});

test('who leaves is cancelled alone; the call itself only when nobody waits any more', async () => {
  const { sent, stage } = behind();
  const [first, second] = [new AbortController(), new AbortController()];
  const one = stage(call(), first.signal);
  const other = stage(call(), second.signal);
  first.abort();
  expect(await one).toMatchObject({ outcome: 'cancelled' });
  expect(sent[0]?.signal.aborted).toBe(false);
  second.abort();
  expect(await other).toMatchObject({ outcome: 'cancelled' });
  expect(sent[0]?.signal.aborted).toBe(true);
  void stage(call(), going());
  expect(sent).toHaveLength(2);
});

test('what a server gave after it had asked back stays with the call that was asked; nobody shares any more', async () => {
  const { sent, stage } = behind();
  const leader = call();
  const first = stage(leader, going());
  const other = stage(call({ conversation: 'another' }), going());
  expect(sent).toHaveLength(1);
  leader.notes.heldMs = 12;
  sent[0]?.answer(done);
  expect(await first).toBe(done);
  await expect.poll(() => sent.length).toBe(2);
  const mine: Outcome = { ...done, message: text('call.died') };
  sent[1]?.answer(mine);
  expect(await other).toBe(mine);
  void stage(call(), going());
  void stage(call(), going());
  expect(sent).toHaveLength(4);
});

test('who left before the server had asked back is not sent out on its own', async () => {
  const { sent, stage } = behind();
  const leader = call();
  const first = stage(leader, going());
  const gone = new AbortController();
  const other = stage(call(), gone.signal);
  gone.abort();
  leader.notes.heldMs = 12;
  sent[0]?.answer(done);
  await first;
  expect(await other).toMatchObject({ outcome: 'cancelled' });
  expect(sent).toHaveLength(1);
});
