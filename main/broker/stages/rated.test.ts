import { expect, test } from 'vitest';
import type { Via } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { UNKNOWN_VERBS } from '#contract/verbs.ts';
import type { Verb } from '#contract/verbs.ts';
import { createAllowance } from '../allowance.ts';
import { toolOf, travelling } from '../testing/travelling.ts';
import { rated } from './rated.ts';

const reached: Outcome = { outcome: 'cancelled', message: text('call.cancelled') };

function behind(verbs: readonly Verb[]) {
  const time = { now: 0 };
  const deps = { callsPerMinute: () => 10, elapsed: () => time.now };
  const stage = rated(
    deps,
    createAllowance(deps.callsPerMinute),
    toolOf({ verbs: [...verbs], source: 'manifest' }),
    () => Promise.resolve(reached),
  );
  const call = async (via: Via): Promise<Outcome> => stage(travelling(via), new AbortController().signal);
  return { time, call };
}

test.each([[['write']], [['read', 'network']], [['send']], [UNKNOWN_VERBS]] as readonly (readonly [
  readonly Verb[],
])[])('%j is counted, for each way in by itself, and comes in again with time', async (verbs) => {
  const { time, call } = behind(verbs);
  expect([await call('chat'), await call('chat')]).toEqual([reached, reached]);
  expect(await call('chat')).toEqual({
    outcome: 'limited',
    retryAfterMs: 6_000,
    message: text('call.limited', { server: 'Files', limit: 10, burst: 2, seconds: 6 }),
  });
  expect(await call('cli')).toBe(reached);
  time.now = 6_000;
  expect(await call('chat')).toBe(reached);
  expect(await call('chat')).toMatchObject({ outcome: 'limited' });
});

test('what only reads here, and what a person does at the runner, is not counted', async () => {
  const reads = behind(['read']);
  const writes = behind(['write']);
  for (let at = 0; at < 100; at += 1) {
    expect(await reads.call('chat')).toBe(reached);
    expect(await writes.call('desk')).toBe(reached);
  }
});
