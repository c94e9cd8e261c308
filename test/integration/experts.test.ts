import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExpertRound } from '#contract/chat/experts.ts';
import { startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { says } from '../fixtures/models/script.ts';
import type { AskedModel } from '../fixtures/models/script.ts';
import { FIXTURES, foreignServer, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-circle-'));
const counter = join(scratch, 'count');
const fixture = [join(FIXTURES, 'servers/context.mjs')];
let models: ModelServer;
let bay: TestEngine;

const counted = (): string[] => (existsSync(counter) ? readFileSync(counter, 'utf8').trim().split('\n') : []);

/** What each model thinks: an answer on the first question, judgements on the second. */
const OPINIONS: Record<string, { answer: object; judgements: object[] }> = {
  careful: {
    answer: {
      answer: 'The deployment of web hangs: look at it, then restart it.',
      claims: [
        {
          text: 'web hangs since the last release',
          kind: 'finding',
          confidence: 0.9,
          evidence: ['R1', 'R2'],
        },
        { text: 'Restart web', kind: 'recommendation', confidence: 0.6, evidence: ['R1'] },
      ],
      actions: [
        { server: 'cluster', tool: 'restart', arguments: { name: 'web' }, why: 'it hangs' },
        { server: 'nobody', tool: 'page', arguments: {}, why: 'somebody should know' },
      ],
    },
    judgements: [{ claim: 'C3', stance: 'rejects', confidence: 0.7, reason: 'R1 shows idle processors' }],
  },
  bold: {
    answer: {
      answer: 'Give it more machines; restarting will not help.',
      claims: [
        { text: 'web needs more machines', kind: 'recommendation', confidence: 0.5, evidence: ['R7'] },
        { text: 'Web hangs since the last release.', kind: 'finding', confidence: 0.8, evidence: ['R1'] },
      ],
      actions: [{ server: 'cluster', tool: 'restart', arguments: { name: 'web' }, why: 'after all' }],
    },
    judgements: [{ claim: 'C2', stance: 'abstains', confidence: 0 }],
  },
};

function script({ model, messages }: AskedModel) {
  const opinion = OPINIONS[model];
  const judging = messages.filter(({ role }) => role === 'user').length > 1;
  const said = judging ? { judgements: opinion?.judgements } : opinion?.answer;
  return says(JSON.stringify(said), { usage: { input: 1000, output: 100 } });
}

async function open(home?: string): Promise<TestEngine> {
  return startEngine({
    ...(home === undefined ? {} : { home }),
    servers: [
      foreignServer('cluster', fixture, {
        trusted: true,
        env: { NAME: 'cluster', KNOWS: 'web hangs', COUNTER_FILE: counter },
      }),
      foreignServer('notes', fixture, { env: { NAME: 'notes', AS: 'resource', KNOWS: 'released at noon' } }),
      foreignServer('mute', [join(FIXTURES, 'servers/modern.mjs')], { trusted: true }),
    ],
  });
}

async function ended(id: string): Promise<ExpertRound> {
  await expect.poll(async () => (await bay.ask('expert.get', { round: id })).endedAt).toBeDefined();
  return bay.ask('expert.get', { round: id });
}

const circle = ['careful', 'bold'].map((model) => ({ model: { provider: 'lab', model } }));

beforeAll(async () => {
  models = await startModelServer({ script, models: ['careful', 'bold'], key: null });
  bay = await open();
  const priced = { id: 'careful', usdPerMTokIn: 1, usdPerMTokOut: 10 };
  const lab = {
    id: 'lab',
    kind: 'compatible' as const,
    name: 'Lab',
    baseUrl: models.url,
    models: [priced, { id: 'bold' }],
  };
  await bay.ask('provider.set', { provider: lab });
  for (const server of ['cluster', 'notes', 'mute']) await bay.start(server);
});
afterAll(async () => {
  await bay.close();
  await models.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

let round: ExpertRound;

test('a round gathers from real servers on the one road, and weighs what two models make of it', async () => {
  const context = ['cluster', 'notes', 'mute', 'nowhere'].map((server) => ({ server }));
  const question = 'Why does web not answer since noon?';
  const begun = await bay.ask('expert.ask', {
    question,
    experts: circle,
    context,
    deployment: { at: 'noon' },
  });
  expect(begun.status).toEqual({ state: 'gathering' });
  // The resource of a server that nobody trusts is asked about like any other call.
  const approval = await bay.answer({ effect: 'allow', scope: 'call', where: [] });
  expect(approval).toMatchObject({ via: 'expert', tool: { server: 'notes', name: 'context://notes' } });
  round = await ended(begun.id);
  expect(round.status).toEqual({ state: 'done' });
  expect(round.context).toMatchObject([
    { id: 'R1', server: 'cluster', kind: 'tool', name: 'gather_context', state: 'done' },
    { id: 'R2', server: 'notes', kind: 'resource', state: 'done', text: 'released at noon', untrusted: true },
    { id: 'R3', server: 'mute', state: 'failed', problem: { code: 'experts.noContext' } },
    { id: 'R4', server: 'nowhere', state: 'failed', problem: { code: 'call.unknownServer' } },
  ]);
  expect(JSON.parse(round.context[0]?.text ?? '')).toEqual({
    server: 'cluster',
    knows: 'web hangs',
    of: { at: 'noon' },
  });
  const rows = await bay.ask('call.list', { via: 'expert' });
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(round.context.map(({ call }) => call)));

  expect(round.consensus?.method).toBe('weighedMajority');
  expect(round.consensus?.claims).toMatchObject([
    { id: 'C1', verdict: 'agreed', claimedBy: [0, 1], evidence: ['R1', 'R2'] },
    { id: 'C2', verdict: 'single', stances: [{ stance: 'holds' }, { stance: 'abstains' }] },
    {
      id: 'C3',
      verdict: 'contested',
      evidence: [],
      unfounded: ['R7'],
      stances: [{ stance: 'rejects', reason: 'R1 shows idle processors' }, { stance: 'holds' }],
    },
  ]);
  // 2 questions of 1000 tokens in and 100 out; nobody knows what the other one costs.
  expect(round.experts.map(({ usd }) => usd)).toEqual([expect.closeTo(0.004), undefined]);
  expect(round).toMatchObject({ usd: expect.closeTo(0.004) as number, unpriced: true });
  expect(models.refused).toEqual([]);
});

test('what they propose is done one by one: denied 0, allowed 1, and an unknown server is an error on that one alone', async () => {
  expect(round.actions).toMatchObject([
    { id: 'A1', server: 'cluster', tool: 'restart', proposedBy: [0, 1], state: 'proposed' },
    { id: 'A2', server: 'nobody', proposedBy: [0], state: 'proposed' },
  ]);
  const refused = bay.ask('expert.act', { round: round.id, actions: ['A1'] });
  const asked = await bay.answer({ effect: 'deny' });
  // They have read what an untrusted server said, and whoever decides is told so.
  expect(asked).toMatchObject({ via: 'expert', args: { name: 'web' }, after: { server: 'notes' } });
  expect((await refused).actions[0]).toMatchObject({ state: 'refused', outcome: 'denied' });
  expect(counted()).toEqual([]);

  const done = bay.ask('expert.act', { round: round.id, actions: ['A2', 'A1'] });
  await bay.answer({ effect: 'allow', scope: 'call', where: [] });
  expect((await done).actions).toMatchObject([
    { id: 'A1', state: 'done', outcome: 'ok', result: { content: [{ text: 'restarted web' }] } },
    { id: 'A2', state: 'failed', outcome: 'notFound', problem: { code: 'call.unknownServer' } },
  ]);
  expect(counted()).toEqual(['web']);
});

test('what is remembered of a server and of the workspace goes to the experts, and outlives the app', async () => {
  const places = [
    { of: 'workspace', workspace: 'default' },
    { of: 'server', server: 'cluster' },
  ] as const;
  await bay.ask('memory.set', { entry: { place: places[0], key: 'rule', text: 'No restarts before six' } });
  const kept = await bay.ask('memory.set', {
    entry: { place: places[1], key: 'nodes', text: 'three, in Graz' },
  });
  await bay.close();
  bay = await open(bay.home);
  expect(await bay.ask('expert.get', { round: round.id })).toMatchObject({
    consensus: round.consensus,
    actions: [{ state: 'done' }, {}],
  });
  expect(await bay.ask('expert.list', {})).toMatchObject([
    { id: round.id, experts: 2, claims: 3, agreed: 1 },
  ]);
  expect(await bay.ask('memory.search', { text: 'graz' })).toMatchObject([
    { id: kept.entry.id, key: 'nodes' },
  ]);

  const quick = { preset: 'quick' as const, experts: circle.slice(0, 1), workspace: 'default' };
  const { id } = await bay.ask('expert.ask', {
    ...quick,
    question: 'May I restart web?',
    context: [{ server: 'cluster' }],
  });
  const next = await ended(id);
  const notes = next.context.filter(({ kind }) => kind === 'memory');
  expect(notes.map(({ name }) => name).toSorted()).toEqual(['nodes', 'rule']);
  expect(notes.find(({ name }) => name === 'nodes')).toMatchObject({
    server: 'cluster',
    entry: { id: kept.entry.id },
  });
  // What is sealed stays so: the round has no text of it.
  expect(JSON.stringify(next)).not.toContain('No restarts before six');
  expect(models.asked.at(-1)?.messages.at(-1)?.text).toContain('No restarts before six');
  expect(await bay.ask('memory.forget', { id: kept.entry.id })).toEqual({ forgotten: true });
});

test('a round can be stopped while a model thinks, and a model that is not there is said', async () => {
  models.script(() => says('never', { firstTokenMs: 60_000 }));
  const { id } = await bay.ask('expert.ask', { question: 'Will you ever answer?', experts: circle });
  await expect.poll(() => models.asked.at(-1)?.messages.at(-1)?.text).toContain('Will you ever answer?');
  expect(await bay.ask('expert.stop', { round: id })).toEqual({ stopped: true });
  expect(await bay.ask('expert.get', { round: id })).toMatchObject({ status: { state: 'stopped' } });
  await models.asked.at(-1)?.gone;

  const missing = { preset: 'quick' as const, experts: [{ model: { provider: 'lab', model: 'gone' } }] };
  const other = await bay.ask('expert.ask', { ...missing, question: 'Are you there at all?' });
  expect((await ended(other.id)).experts[0]?.status).toMatchObject({ state: 'failed' });
});
