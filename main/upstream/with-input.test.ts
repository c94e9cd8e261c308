import { expect, test } from 'vitest';
import type { Call } from '#contract/call.ts';
import { CLIENT_CAPABILITIES_META_KEY } from './meta-keys.ts';
import type { Answered, RoadBack } from './road-back.ts';
import type { Params, Session } from './session.ts';
import { withInput } from './with-input.ts';

const call = { id: 'a', via: 'chat' } as Call;

/** A server that answers `replies` one after the other, and the last of them for ever. */
function play(replies: object[], answer: (method: string) => Answered) {
  const sent: Params[] = [];
  const inner = {
    request: (_method: string, params: Params) => {
      sent.push(params);
      const reply = replies[Math.min(sent.length, replies.length) - 1];
      return Promise.resolve({ kind: 'result', result: Buffer.from(JSON.stringify(reply)) });
    },
  } as unknown as Session;
  const held: number[] = [];
  const ended = new AbortController();
  const road: RoadBack = {
    capabilities: () => ({ sampling: {} }),
    answers: (method) => method !== 'elicitation/create',
    answer: (method) => Promise.resolve(answer(method)),
    elicit: () => Promise.resolve({ action: 'decline' }),
    completed: () => undefined,
  };
  const session = withInput(inner, road, ended.signal);
  const ask = async (more: { call?: Call; signal?: AbortSignal } = { call }) => {
    const options = { deadlineMs: 1000, onHeld: (ms: number) => void held.push(ms), ...more };
    const answered = await session.request('tools/call', { name: 'x' }, options);
    return answered.kind === 'result' ? (JSON.parse(answered.result.toString()) as unknown) : answered;
  };
  return { ask, sent, held, ended };
}

const wants = (...methods: string[]) => ({
  resultType: 'input_required',
  inputRequests: Object.fromEntries(methods.map((method, at) => [`r${at}`, { method, params: {} }])),
  requestState: 'state',
});
const done = { resultType: 'complete', content: [] };
const yes = (method: string): Answered => ({ result: { of: method } });

test('answers what a result asks for, and sends the call again with its state as it was', async () => {
  const { ask, sent, held } = play([wants('sampling/createMessage', 'roots/list'), done], yes);
  expect(await ask()).toEqual(done);
  expect(sent[0]).toEqual({ name: 'x', _meta: { [CLIENT_CAPABILITIES_META_KEY]: { sampling: {} } } });
  expect(sent[1]).toMatchObject({
    name: 'x',
    requestState: 'state',
    inputResponses: { r0: { of: 'sampling/createMessage' }, r1: { of: 'roots/list' } },
  });
  expect(held).toHaveLength(1);
});

test('asks nobody anything when one of the requests has no answerer', async () => {
  const asked: string[] = [];
  const { ask, sent } = play([wants('sampling/createMessage', 'elicitation/create')], (method) => {
    asked.push(method);
    return yes(method);
  });
  expect(await ask()).toMatchObject({ resultType: 'input_required' });
  expect(asked).toEqual([]);
  expect(sent).toHaveLength(1);
});

test('a refusal ends it with what the server had asked', async () => {
  const { ask, sent } = play([wants('roots/list')], () => ({ error: { code: -1, message: 'no' } }));
  expect(await ask()).toMatchObject({ resultType: 'input_required' });
  expect(sent).toHaveLength(1);
});

test('a server that never has enough is not answered for ever', async () => {
  const { ask, sent } = play([wants('roots/list')], yes);
  expect(await ask()).toMatchObject({ resultType: 'input_required' });
  expect(sent).toHaveLength(11);
});

test('a call that was cancelled meanwhile is not sent again, and what is no call is left alone', async () => {
  const cancel = new AbortController();
  const { ask, sent } = play([wants('roots/list'), done], (method) => {
    cancel.abort();
    return yes(method);
  });
  expect(await ask({ call, signal: cancel.signal })).toEqual({ kind: 'cancelled' });
  expect(sent).toHaveLength(1);

  const dying = play([wants('roots/list'), done], (method) => {
    dying.ended.abort();
    return yes(method);
  });
  expect(await dying.ask()).toEqual({ kind: 'closed' });

  const housekeeping = play([wants('roots/list'), done], yes);
  expect(await housekeeping.ask({})).toMatchObject({ resultType: 'input_required' });
  expect(housekeeping.sent).toEqual([{ name: 'x' }]);
});
