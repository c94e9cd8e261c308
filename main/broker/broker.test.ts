import { expect, test } from 'vitest';
import { OWNER } from '#contract/call.ts';
import type { Call, CallKind, CallRecord } from '#contract/call.ts';
import type { EventBody } from '#contract/events.ts';
import type { Server } from '#contract/server.ts';
import type { Verb } from '#contract/verbs.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createCopies } from '#main/records/copies.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import type { Session } from '#main/upstream/session.ts';
import { createBroker } from './broker.ts';
import type { BrokerDeps } from './broker.ts';
import { toolOf } from './testing/travelling.ts';

const server: Server = {
  ...toolOf({ verbs: [], source: 'manifest' }).server,
  id: 'store',
  title: 'Store',
};

const call: Call = {
  id: '018f0000-0000-7000-8000-000000000001',
  kind: 'tool',
  server: 'store',
  name: 'put',
  args: { key: 'k', password: 'hunter2hunter2' },
  principal: OWNER,
  via: 'desk',
  workspace: 'default',
  priority: 'normal',
  deadlineMs: 1000,
};

/** A broker whose neighbours write down in which order they were met. */
function setUp(verbs: Verb[], replace: Partial<BrokerDeps> = {}, kind: CallKind = 'tool') {
  const target: CallTarget = {
    kind,
    server,
    ref: { server: 'store', name: 'put' },
    inputSchema: { type: 'object', properties: { key: { type: 'string' } } },
    verbs: { verbs, source: 'manifest' },
    fingerprint: 'f'.repeat(64),
  };
  const answer = kind === 'tool' ? '{"content":[]}' : '{"isError":true}';
  const met: string[] = [];
  const requests: { method: string; params: object }[] = [];
  const records: CallRecord[] = [];
  const events: EventBody[] = [];
  const session = {
    request(method: string, params: object) {
      met.push('sent');
      requests.push({ method, params });
      return Promise.resolve({ kind: 'result', result: Buffer.from(answer) });
    },
  } as unknown as Session;
  let now = 1000;
  const broker = createBroker({
    catalog: { lookup: () => ({ found: 'target', target }) },
    isKnown: () => true,
    refusal: () => undefined,
    auditWritable: () => true,
    decide: () => ({ effect: 'ask', rule: 'default:ask' }),
    ask() {
      met.push('asked');
      now += 5000;
      return Promise.resolve({ effect: 'allow', rule: 'person:once' });
    },
    limitSeconds: 120,
    callsPerMinute: () => 100,
    session: () => session,
    elapsed: () => now - 1000,
    audit: {
      intent: () => void met.push('intent'),
      outcome(record) {
        met.push('outcome');
        records.push(record);
      },
    },
    copies: createCopies(createRedactor()),
    emit: (event) => void events.push(event),
    now: () => now,
    logger: createLogger(() => undefined),
    ...replace,
  });
  return {
    met,
    requests,
    records,
    events,
    broker,
    call: (args = call.args) => broker.call({ ...call, kind, args }, new AbortController().signal),
  };
}

test('each stage says what it took by itself, apart from a person and the server', async () => {
  let now = 0;
  const { records, call } = setUp(['write'], {
    // Every look at the clock takes a millisecond.
    elapsed: () => (now += 1),
    ask: () => {
      now += 5000;
      return Promise.resolve({ effect: 'allow', rule: 'person:once' });
    },
  });
  await call();
  await call({ key: 7 });
  const [whole, refused] = records;
  expect(whole?.stages).toEqual({
    recorded: 2,
    identified: 1,
    admitted: 1,
    validated: 1,
    granted: 2,
    invoked: 2,
  });
  expect([whole?.waitedMs, whole?.upstreamMs]).toEqual([5001, 1]);
  expect(whole?.totalMs).toBe(5011);
  expect(Object.keys(refused?.stages ?? {})).toEqual(['recorded', 'identified', 'admitted', 'validated']);
});

test('a write is asked for, recorded as an intent, sent, and recorded as an outcome, in this order', async () => {
  const { met, records, events, call } = setUp(['write']);
  expect(await call()).toMatchObject({ outcome: 'ok' });
  expect(met).toEqual(['asked', 'intent', 'sent', 'outcome']);
  expect(records[0]).toMatchObject({
    outcome: 'ok',
    waitedMs: 5000,
    totalMs: 5000,
    decision: { rule: 'person:once' },
  });
  expect(records[0]).toMatchObject({
    kind: 'tool',
    args: { key: 'k', password: '[redacted]' },
    altered: true,
  });
  expect(events.map(({ type }) => type)).toEqual(['call.started', 'call.finished']);
});

test('a read leaves no intent', async () => {
  const { met, call } = setUp(['read'], { decide: () => ({ effect: 'allow', rule: 'default:read' }) });
  expect(await call()).toMatchObject({ outcome: 'ok' });
  expect(met).toEqual(['sent', 'outcome']);
});

test('wrong arguments are refused before anybody is asked', async () => {
  const { met, call } = setUp(['write']);
  expect(await call({ key: 7 })).toMatchObject({ outcome: 'invalid', field: '/key' });
  expect(await call([])).toMatchObject({ outcome: 'invalid', field: '' });
  expect(met).toEqual(['outcome', 'outcome']);
});

test('a rule that denies whatever the arguments are comes before looking at them', async () => {
  const { met, call } = setUp(['write'], { refusal: () => ({ effect: 'deny', rule: 'no-writes' }) });
  expect(await call({ key: 7 })).toMatchObject({ outcome: 'denied', rule: 'no-writes' });
  expect(met).toEqual(['outcome']);
});

test('without an audit only reads pass, and nobody is asked in vain', async () => {
  const closed = { auditWritable: () => false };
  const write = setUp(['write'], closed);
  expect(await write.call()).toMatchObject({
    outcome: 'unavailable',
    reason: { code: 'call.auditUnavailable' },
  });
  expect(write.met).toEqual(['outcome']);
  const read = setUp(['read'], closed);
  expect(await read.call()).toMatchObject({ outcome: 'ok' });
});

test('an intent that cannot be written keeps the call from leaving', async () => {
  const { met, call } = setUp(['write'], {
    audit: {
      intent() {
        throw new Error('disk full');
      },
      outcome: () => undefined,
    },
  });
  expect(await call()).toMatchObject({ outcome: 'unavailable' });
  expect(met).toEqual(['asked']);
});

test.each(['refusal', 'decide'] as const)(
  'a surprise in %s is caught once, recorded, and told without its stack',
  async (where) => {
    const { records, call } = setUp(['write'], {
      [where]() {
        throw new Error('the roof fell in');
      },
    });
    const outcome = await call();
    expect(outcome).toEqual({
      outcome: 'internal',
      message: { code: 'call.internal', params: { problem: 'the roof fell in' } },
    });
    expect(records[0]?.outcome).toBe('internal');
  },
);

test('a caller that is not known gets no further', async () => {
  const { met, call } = setUp(['read'], { isKnown: () => false });
  expect(await call()).toMatchObject({ outcome: 'unauthenticated' });
  expect(met).toEqual(['outcome']);
});

test('secrets are in no record and in no event, and large values are cut in them', async () => {
  const redactor = createRedactor();
  redactor.learn('open sesame');
  const intents: CallRecord[] = [];
  const outcomes: CallRecord[] = [];
  const { events, call } = setUp(['write'], {
    copies: createCopies(redactor),
    audit: {
      intent: (record) => void intents.push(record),
      outcome: (record) => void outcomes.push(record),
    },
    session: () =>
      ({
        request: (_: string, { arguments: args = {} }: { arguments?: { long?: string } }) =>
          args.long === undefined
            ? Promise.reject(new Error('open sesame'))
            : Promise.resolve({
                kind: 'result',
                result: Buffer.from(`{"content":[],"said":"open sesame ${args.long}"}`),
              }),
      }) as unknown as Session,
  });
  const long = 'x'.repeat(20_000);
  expect(await call({ key: 'open sesame', password: 'hunter2', long })).toMatchObject({ outcome: 'ok' });
  expect(await call({ key: 'open sesame' })).toMatchObject({ outcome: 'internal' });
  expect([intents.length, outcomes.length, events.length]).toEqual([2, 2, 4]);
  expect(JSON.stringify([intents, outcomes, events])).not.toMatch(/sesame|hunter2/);
  expect(outcomes[0]).toMatchObject({
    args: { truncated: true },
    result: { truncated: true, bytes: 20_035 },
  });
});

test('arguments that are kept as they were sent are not called altered', async () => {
  const { records, call } = setUp(['write']);
  await call({ key: 'k', list: [1, { b: 1, a: 2 }] });
  expect(records[0]).not.toHaveProperty('altered');
  await call({ key: 'k', long: 'x'.repeat(100_000) });
  expect(records[1]).toMatchObject({ altered: true, args: { truncated: true } });
});

test.each<[CallKind, string, object]>([
  ['tool', 'tools/call', { name: 'put', arguments: { key: 'k' } }],
  ['prompt', 'prompts/get', { name: 'put', arguments: { key: 'k' } }],
  ['resource', 'resources/read', { uri: 'put' }],
])('a %s is asked for by its own method, on the same road', async (kind, method, params) => {
  const { met, requests, records, call } = setUp(['write'], {}, kind);
  // Only a tool can fail by its own word: nothing is looked for in the others' results.
  expect(await call({ key: 'k' })).toMatchObject({ outcome: 'ok' });
  expect(requests).toEqual([{ method, params }]);
  expect(met).toEqual(['asked', 'intent', 'sent', 'outcome']);
  expect(records[0]?.kind).toBe(kind);
});

test('chains of one name are kept apart by kind', async () => {
  const asked: string[] = [];
  const { broker } = setUp(['read'], {
    catalog: {
      lookup(kind) {
        asked.push(kind);
        return { found: 'notOffered', server, near: [] };
      },
    },
  });
  for (const kind of ['tool', 'prompt', 'resource'] as const)
    await broker.call({ ...call, kind }, new AbortController().signal);
  expect(asked).toEqual(['tool', 'prompt', 'resource']);
});
