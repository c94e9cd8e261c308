import { expect, test } from 'vitest';
import { OWNER } from '#contract/call.ts';
import type { Call, CallRecord } from '#contract/call.ts';
import type { EventBody } from '#contract/events.ts';
import { RestartPolicy } from '#contract/server.ts';
import type { Server } from '#contract/server.ts';
import type { ToolView } from '#contract/tool.ts';
import type { Verb } from '#contract/verbs.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createCopies } from '#main/records/copies.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import type { Session } from '#main/upstream/session.ts';
import { createBroker } from './broker.ts';
import type { BrokerDeps } from './broker.ts';

const server: Server = {
  id: 'store',
  title: 'Store',
  source: 'bundled',
  launch: { type: 'stdio', command: 'x', args: [], env: {} },
  start: 'manual',
  restart: RestartPolicy.parse({}),
  trusted: true,
  consent: '',
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
function setUp(verbs: Verb[], replace: Partial<BrokerDeps> = {}) {
  const tool: ToolView = {
    ref: { server: 'store', name: 'put' },
    definition: { name: 'put', inputSchema: { type: 'object', properties: { key: { type: 'string' } } } },
    verbs: { verbs, source: 'manifest' },
    fingerprint: 'f'.repeat(64),
  };
  const met: string[] = [];
  const records: CallRecord[] = [];
  const events: EventBody[] = [];
  const session = {
    request() {
      met.push('sent');
      return Promise.resolve({ kind: 'result', result: Buffer.from('{"content":[]}') });
    },
  } as unknown as Session;
  let now = 1000;
  const broker = createBroker({
    catalog: { lookup: () => ({ found: 'tool', server, tool }) },
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
    session: () => session,
    elapsed: () => 0,
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
    records,
    events,
    call: (args = call.args) => broker.call({ ...call, args }, new AbortController().signal),
  };
}

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
  expect(records[0]?.args).toEqual({ key: 'k', password: '[redacted]' });
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

test('a surprise is caught once, recorded, and told without its stack', async () => {
  const { records, call } = setUp(['write'], {
    decide() {
      throw new Error('the roof fell in');
    },
  });
  const outcome = await call();
  expect(outcome).toEqual({
    outcome: 'internal',
    message: { code: 'call.internal', params: { problem: 'the roof fell in' } },
  });
  expect(records[0]?.outcome).toBe('internal');
});

test('a caller that is not known gets no further', async () => {
  const { met, call } = setUp(['read'], { isKnown: () => false });
  expect(await call()).toMatchObject({ outcome: 'unauthenticated' });
  expect(met).toEqual(['outcome']);
});
