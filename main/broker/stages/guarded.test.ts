import { expect, test } from 'vitest';
import type { CallKind, Via } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { createPayload } from '#main/upstream/payload.ts';
import type { Session } from '#main/upstream/session.ts';
import { createBreakers } from '../breakers.ts';
import { toolOf, travelling } from '../testing/travelling.ts';
import { guarded } from './guarded.ts';

const payload = createPayload(Buffer.from('{"content":[]}'));
const fine: Outcome = { outcome: 'ok', payload };
const ownError: Outcome = { outcome: 'toolError', payload };
const late = (): Outcome => ({ outcome: 'timeout', message: text('call.timeout', { seconds: 1 }) });
const broken = (): Outcome => ({
  outcome: 'failed',
  cause: 'protocol',
  message: text('call.protocol', { problem: 'x' }),
});
const died = (): Outcome => ({ outcome: 'failed', cause: 'died', message: text('call.died') });
const said = (code: number) => (): Outcome => ({
  outcome: 'failed',
  cause: 'error',
  message: text('call.rpcError', { code, problem: 'x' }),
});
const cancelled = (): Outcome => ({ outcome: 'cancelled', message: text('call.cancelled') });
const stopped = (): Outcome => ({
  outcome: 'unavailable',
  reason: text('call.notRunning', { server: 'Files' }),
  advice: text('call.notRunning.advice'),
});

function tool(kind: CallKind = 'tool') {
  const state = { now: 0, session: {} as Session, sent: 0, answer: (): Outcome => fine };
  const deps = { session: () => state.session, now: () => state.now };
  const target = { ...toolOf({ verbs: ['read'], source: 'manifest' }), kind };
  const stage = guarded(deps, createBreakers(), target, () => {
    state.sent += 1;
    return Promise.resolve(state.answer());
  });
  async function call(answer: () => Outcome = () => fine, via: Via = 'chat'): Promise<string> {
    state.answer = answer;
    return (await stage(travelling(via), new AbortController().signal)).outcome;
  }
  return { state, stage, call };
}

test.each([
  ['what runs late', late],
  ['what breaks the protocol', broken],
  ['what answers with an error of its own', said(-32603)],
])('three times in a row, and the tool is left alone: %s', async (_, answer) => {
  const { state, call } = tool();
  await call(answer);
  await call(answer);
  await call(() => ownError);
  for (let at = 0; at < 3; at += 1) expect(await call(answer)).not.toBe('open');
  state.sent = 0;
  state.now = 29_999;
  expect(await call()).toBe('open');
  expect(state.sent).toBe(0);
});

test('says until when, and in words how long that is', async () => {
  const { state, stage, call } = tool();
  for (let at = 0; at < 3; at += 1) await call(late);
  state.now = 12_500;
  expect(await stage(travelling('cli'), new AbortController().signal)).toEqual({
    outcome: 'open',
    untilMs: 30_000,
    message: text('call.paused', { tool: 'read', failures: 3, seconds: 18 }),
  });
});

test('then one call tries: its success lets all through, its failure none for as long again', async () => {
  const { state, stage, call } = tool();
  for (let at = 0; at < 3; at += 1) await call(late);
  state.now = 30_000;
  expect(await call(late)).toBe('timeout');
  state.now = 59_999;
  expect(await call()).toBe('open');
  state.now = 60_000;
  // One that is under way keeps the others out, and one that tells nothing leaves the try to the next.
  const gone = stage(travelling('chat'), new AbortController().signal);
  expect(await call()).toBe('open');
  await gone;
  expect(await call()).toBe('ok');
  expect(await call()).toBe('ok');
});

test('a try that tells nothing leaves it to the next one', async () => {
  const { state, call } = tool();
  for (let at = 0; at < 3; at += 1) await call(late);
  state.now = 30_000;
  expect(await call(cancelled)).toBe('cancelled');
  expect(await call(stopped)).toBe('unavailable');
  expect(await call()).toBe('ok');
});

test.each([
  ['the caller went away', cancelled],
  ['it does not run', stopped],
  ['the caller asked wrongly', said(-32602)],
])('not its fault: %s', async (_, answer) => {
  const { call } = tool();
  for (let at = 0; at < 9; at += 1) expect(await call(answer)).not.toBe('open');
});

test('calls that died of one death count once; three deaths are three', async () => {
  const { state, call } = tool();
  for (let at = 0; at < 64; at += 1) await call(died);
  expect(await call(() => cancelled())).toBe('cancelled');
  for (const session of [{}, {}] as Session[]) {
    state.session = session;
    await call(died);
  }
  expect(await call()).toBe('open');
});

test('calls that share an outcome failed once', async () => {
  const { call } = tool();
  const shared = late();
  for (let at = 0; at < 9; at += 1) expect(await call(() => shared)).toBe('timeout');
});

test('a person gets through, and closes it for all when the tool works', async () => {
  const { call } = tool();
  for (let at = 0; at < 3; at += 1) await call(late);
  expect(await call(late, 'desk')).toBe('timeout');
  expect(await call()).toBe('open');
  expect(await call(() => fine, 'desk')).toBe('ok');
  expect(await call()).toBe('ok');
});

test.each(['prompt', 'resource'] as const)('a %s has none', async (kind) => {
  const { call } = tool(kind);
  for (let at = 0; at < 9; at += 1) expect(await call(late)).toBe('timeout');
});
