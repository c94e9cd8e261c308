import { randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Approval } from '#contract/approval.ts';
import { startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { inOrder, says, wantsTools } from '../fixtures/models/script.ts';
import { addScripted, callsOf, startTalk, textOf } from '../support/chat.ts';
import { FIXTURES, foreignServer, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const everything = join(FIXTURES, '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js');
const asking = join(FIXTURES, 'servers/asking.mjs');
const TRIGGER = 'trigger-sampling-request';
let models: ModelServer;
let bay: TestEngine;
let folder: string;

beforeAll(async () => {
  models = await startModelServer({ key: null, script: () => says('Hello.') });
  bay = await startEngine({
    servers: [
      foreignServer('everything', [everything, 'stdio']),
      foreignServer('placed', [everything, 'stdio'], { workspace: 'default' }),
      foreignServer('asking', [asking], { trusted: true }),
      foreignServer('asking-placed', [asking], { trusted: true, workspace: 'default' }),
    ],
  });
  await addScripted(bay, models.url);
  const snapshot = await bay.ask('state.snapshot', {});
  folder = realpathSync(snapshot.workspaces[0]?.folders[0] ?? '');
  await Promise.all(['everything', 'placed', 'asking', 'asking-placed'].map((id) => bay.start(id)));
  for (const server of ['everything', 'placed', 'asking', 'asking-placed']) {
    await bay.agree('rule.set', { rule: { effect: 'allow', who: '*', server, tool: '*', where: [] } });
  }
});
afterAll(async () => {
  await bay.close();
  await models.close();
  removeHome(bay.home);
});
beforeEach(() => {
  models.asked.length = 0;
});

/** What the model is asked on behalf of a server; the rest are turns. */
const onBehalf = () => models.asked.filter(({ stream }) => !stream);
const roots = () => [{ uri: pathToFileURL(folder).href, name: 'workspace' }];

async function waiting(): Promise<Approval> {
  for (let tries = 0; tries < 400; tries++) {
    const [approval] = await bay.ask('approval.list', {}, 'approval');
    if (approval !== undefined) return approval;
    await delay(10);
  }
  throw new Error('nothing asked for approval');
}

test('a server gets an answer of the model of the chat, once a person has agreed to exactly what is sent', async () => {
  const args = { prompt: 'Say four', maxTokens: 7 };
  models.script(
    inOrder(
      wantsTools([{ name: `everything__${TRIGGER}`, args }], { usage: { input: 10, output: 10 } }),
      says('Four.', { usage: { input: 100, output: 20 } }),
      says('It said four.', { usage: { input: 10, output: 10 } }),
    ),
  );
  const talk = await startTalk(bay);
  const { assistant } = await talk.begin('Let it ask');
  const approval = await waiting();
  expect(approval).toMatchObject({
    kind: 'serverRequest',
    surface: 'approval',
    via: 'chat',
    server: 'everything',
    name: TRIGGER,
    conversation: talk.id,
    model: { provider: 'scripted', model: 'scripted' },
    sampling: {
      system: 'You are a helpful test server.',
      messages: [{ role: 'user', text: `Resource ${TRIGGER} context: Say four` }],
      maxTokens: 7,
    },
  });
  const [part] = callsOf(await talk.message(assistant.id));
  expect(part).toMatchObject({ state: 'waiting' });
  expect(onBehalf()).toHaveLength(0);
  const fromApp = { id: approval.id, answer: { effect: 'allow', scope: 'call', where: [] } } as const;
  expect(
    await bay.request('approval.answer', { ...fromApp, answer: { ...fromApp.answer, where: [] } }),
  ).toMatchObject({
    ok: false,
  });
  await bay.answer({ effect: 'allow', scope: 'call', where: [] });
  const answer = await talk.ended(assistant.id);

  expect(textOf(answer)).toBe('It said four.');
  expect(models.asked[2]?.results[0]).toContain('"text": "Four."');
  expect(onBehalf()).toMatchObject([
    {
      system: 'You are a helpful test server.',
      messages: [{ role: 'system' }, { role: 'user', text: `Resource ${TRIGGER} context: Say four` }],
      tools: [],
      body: { max_tokens: 7 },
    },
  ]);
  expect(answer.usage).toMatchObject({ input: 120, output: 40 });
  const record = await bay.ask('call.get', { id: part?.call ?? '' });
  expect(record).toMatchObject({ outcome: 'ok', via: 'chat' });
  expect(record?.waitedMs).toBeGreaterThan(0);
});

test('denied: the model is not asked, and the server is told with the error of the protocol', async () => {
  models.script(
    inOrder(wantsTools([{ name: `everything__${TRIGGER}`, args: { prompt: 'x' } }]), says('It may not.')),
  );
  const talk = await startTalk(bay);
  const { assistant } = await talk.begin('Let it ask');
  await waiting();
  await bay.answer({ effect: 'deny', reason: 'not now' });
  await talk.ended(assistant.id);
  expect(onBehalf()).toHaveLength(0);
  expect(models.asked[1]?.results[0]).toContain(
    'MCP error -1: The person refused to let a model answer: not now',
  );
});

test('stopping the turn takes the question back', async () => {
  models.script(
    inOrder(wantsTools([{ name: `everything__${TRIGGER}`, args: { prompt: 'x' } }]), says('Never.')),
  );
  const talk = await startTalk(bay);
  const { assistant } = await talk.begin('Let it ask');
  await waiting();
  await bay.ask('turn.stop', { conversation: talk.id });
  expect(await talk.ended(assistant.id)).toMatchObject({ status: { state: 'stopped' } });
  expect(await bay.ask('approval.list', {}, 'approval')).toEqual([]);
  expect(onBehalf()).toHaveLength(0);
});

test('while several calls of one chat are under way it is asked all the same, and said that it is unsure', async () => {
  const name = `everything__${TRIGGER}`;
  const slow = { name: 'everything__trigger-long-running-operation', args: { duration: 60, steps: 1 } };
  models.script(inOrder(wantsTools([slow, { name, args: { prompt: 'x' } }]), says('Four.'), says('Both.')));
  const talk = await startTalk(bay);
  const { assistant } = await talk.begin('Do both');
  expect(await waiting()).toMatchObject({ kind: 'serverRequest', unsure: true, conversation: talk.id });
  await bay.answer({ effect: 'allow', scope: 'call', where: [] });
  await expect.poll(() => onBehalf().length).toBe(1);
  await bay.ask('turn.stop', { conversation: talk.id });
  await talk.ended(assistant.id);
});

test('beside a call of somebody else nobody can tell for which one it asks', async () => {
  const name = `everything__${TRIGGER}`;
  const id = randomUUID();
  const slow = bay.call('everything', 'trigger-long-running-operation', { duration: 60, steps: 1 }, { id });
  await expect.poll(async () => (await bay.request('call.get', { id })).ok).toBe(true);
  models.script(inOrder(wantsTools([{ name, args: { prompt: 'x' } }]), says('No.')));
  const talk = await startTalk(bay);
  await talk.say('Ask');
  expect(models.asked[1]?.results.join('\n')).toContain('for which call this is');
  expect(onBehalf()).toHaveLength(0);
  await bay.ask('call.cancel', { id });
  await slow;
});

test('a call that is not of a chat has no model to lend', async () => {
  const outcome = await bay.call('everything', TRIGGER, { prompt: 'x' });
  expect(outcome).toMatchObject({ outcome: 'toolError' });
  expect(JSON.stringify(outcome)).toContain('MCP error -32603: No model can answer');
  expect(models.asked).toHaveLength(0);
});

test('a server of 2026-07-28 says in its result what it needs, and the call goes on with it', async () => {
  const wants = () =>
    inOrder(wantsTools([{ name: 'asking__summarize', args: {} }]), says('A sum.'), says('Done.'));
  models.script(wants());
  const talk = await startTalk(bay);
  const first = await talk.begin('Sum up');
  expect(await waiting()).toMatchObject({
    kind: 'serverRequest',
    server: 'asking',
    sampling: { maxTokens: 50 },
  });
  await bay.answer({ effect: 'allow', scope: 'call', where: [] });
  await talk.ended(first.assistant.id);
  expect(onBehalf()).toMatchObject([{ messages: [{ role: 'user', text: 'Sum up.' }] }]);
  expect(models.asked[2]?.results[0]).toContain('A sum.');

  models.asked.length = 0;
  models.script(wants());
  const second = await talk.begin('Again');
  await waiting();
  await bay.answer({ effect: 'deny' });
  const refused = await talk.ended(second.assistant.id);
  expect(callsOf(refused)).toMatchObject([{ state: 'failed', outcome: 'needsInput' }]);
  expect(onBehalf()).toHaveLength(0);

  // The tool runner declares no model: the server itself refuses before anything is asked.
  const outcome = await bay.call('asking', 'summarize');
  expect(outcome).toMatchObject({ outcome: 'failed' });
  expect(JSON.stringify(outcome)).toContain('-32021');
});

test('the folders of a workspace are told to servers that were given it, and to no others', async () => {
  await expect
    .poll(async () => JSON.stringify(await bay.call('placed', 'get-roots-list')))
    .toContain(roots()[0]?.uri ?? 'nothing');
  expect(await bay.call('everything', 'get-roots-list')).toMatchObject({ outcome: 'notFound' });

  expect(JSON.stringify(await bay.call('asking-placed', 'where'))).toContain(
    JSON.stringify(JSON.stringify({ roots: roots() })).slice(1, -1),
  );
  expect(JSON.stringify(await bay.call('asking', 'where'))).toContain('-32021');
});
