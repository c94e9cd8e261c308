import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Message } from '#contract/chat/message.ts';
import type { MemoryPart } from '#contract/chat/part.ts';
import { startModelServer } from '../fixtures/models/model-server.ts';
import type { ModelServer } from '../fixtures/models/model-server.ts';
import { inOrder, says, wantsTools } from '../fixtures/models/script.ts';
import { addScripted, startTalk, textOf } from '../support/chat.ts';
import { FIXTURES, foreignServer, removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

const scratch = mkdtempSync(join(tmpdir(), 'patchbay-memory-'));
const counter = join(scratch, 'count');
const modern = [join(FIXTURES, 'servers/modern.mjs')];
const site = { of: 'workspace', workspace: 'default' } as const;
const tool = { server: 'modern', name: 'count' };
let models: ModelServer;
let bay: TestEngine;

const counted = (): number =>
  existsSync(counter) ? readFileSync(counter, 'utf8').trim().split('\n').length : 0;
const lastSent = (): string => JSON.stringify(models.asked.at(-1)?.messages);
const count = (note: string) => wantsTools([{ name: 'modern__count', args: { note } }]);

function alongIn({ parts }: Message): MemoryPart | undefined {
  return parts.find((part) => part.type === 'memory');
}

beforeAll(async () => {
  models = await startModelServer({ key: null, script: () => says('Hello.') });
  bay = await startEngine({
    servers: [
      foreignServer('modern', modern, { env: { COUNTER_FILE: counter } }),
      foreignServer('idle', modern),
    ],
  });
  await addScripted(bay, models.url);
  await bay.start('modern');
});
afterAll(async () => {
  await bay.close();
  await models.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

test('what is remembered of the workspace and of offered servers goes along, is shown, and is switched off per talk', async () => {
  await bay.ask('memory.set', { entry: { place: site, key: 'region', text: 'It runs in Frankfurt' } });
  await bay.ask('memory.set', {
    entry: { place: { of: 'server', server: 'modern' }, key: 'limits', text: 'Counts to nine' },
  });
  await bay.ask('memory.set', {
    entry: { place: { of: 'server', server: 'idle' }, key: 'other', text: 'Sleeps all day' },
  });
  const talk = await startTalk(bay);
  const meter = await bay.ask('conversation.context', { conversation: talk.id });
  expect(meter.entries.map(({ key }) => key).toSorted()).toEqual(['limits', 'region']);
  expect(meter.memory).toBeGreaterThan(20);

  const answer = await talk.say('Where is it?');
  expect(alongIn(answer)).toMatchObject({ left: 0, entries: [{ tokens: expect.any(Number) }, {}] });
  expect(lastSent()).toContain('It runs in Frankfurt');
  expect(lastSent()).toContain('Counts to nine');
  expect(lastSent()).not.toContain('Sleeps all day');
  expect(JSON.stringify(answer)).not.toContain('Frankfurt');

  await talk.say('And again?');
  expect(lastSent().split('It runs in Frankfurt')).toHaveLength(2);

  await bay.ask('conversation.set', { conversation: talk.id, change: { memory: false } });
  expect(alongIn(await talk.say('Without?'))).toBeUndefined();
  expect(lastSent()).not.toContain('Frankfurt');
  const off = await bay.ask('conversation.context', { conversation: talk.id });
  expect(off).toMatchObject({ memory: 0, entries: [] });

  const bare = await startTalk(bay, { tools: { mode: 'none' } });
  const only = alongIn(await bare.say('Only the workspace?'));
  expect(only?.entries.map(({ key }) => key)).toEqual(['region']);
});

test('none of it is readable in the database, also after it went along', () => {
  const files = readdirSync(bay.home).filter((name) => name.startsWith('patchbay.db'));
  const bytes = files.map((name) => readFileSync(join(bay.home, name), 'latin1')).join('');
  // Not the bytes themselves: a failure would print the whole database.
  expect(bytes.includes('Where is it?')).toBe(true);
  expect(bytes.includes('Frankfurt')).toBe(false);
});

test('an entry made of an untrusted result says so for good; with it along a call asks that a rule allows', async () => {
  await bay.agree('rule.set', {
    rule: { effect: 'allow', who: '*', server: 'modern', tool: 'count', where: [] },
  });
  models.script(inOrder(count('1'), says('It counted.')));
  const talk = await startTalk(bay);
  const answer = await talk.say('Count');
  expect(counted()).toBe(1);
  const at = answer.parts.findIndex(({ type }) => type === 'toolCall');

  const from = { message: answer.id, part: at };
  const draft = { place: { of: 'server', server: 'modern' }, key: 'counted', text: 'one' } as const;
  const { entry } = await bay.ask('memory.set', { entry: draft, from });
  expect(entry.origin).toEqual({ result: tool, untrusted: tool });
  // The model had read it before it said so.
  const said = await bay.ask('memory.set', {
    entry: { ...draft, key: 'said', text: textOf(answer) },
    from: { message: answer.id },
  });
  expect(said.entry.origin).toEqual({ model: 'scripted', untrusted: tool });
  const mine = { message: answer.parent ?? '' };
  const own = await bay.ask('memory.set', { entry: { ...draft, key: 'own', text: 'Count' }, from: mine });
  expect(own.entry).not.toHaveProperty('origin');
  const edited = await bay.ask('memory.set', { entry: { ...draft, id: entry.id, text: 'one, checked' } });
  expect(edited.entry.origin).toEqual(entry.origin);
  const unknown = { message: entry.id };
  expect(await bay.request('memory.set', { entry: draft, from: unknown })).toMatchObject({
    ok: false,
    error: { field: 'from.message' },
  });

  models.script(inOrder(count('2'), says('Not counted.')));
  const next = await startTalk(bay);
  const { assistant } = await next.begin('Count more');
  await expect
    .poll(async () => bay.ask('approval.list', {}))
    .toMatchObject([{ kind: 'call', after: tool, args: { note: '2' } }]);
  await bay.answer({ effect: 'deny' });
  await next.ended(assistant.id);
  expect(counted()).toBe(1);
  expect(models.asked.at(-1)?.messages[0]?.text).toContain(
    '{"name":"counted","server":"modern","untrusted":true}',
  );

  models.script(inOrder(count('3'), says('Counted.')));
  const without = await startTalk(bay, { memory: false });
  await without.say('Count freely');
  expect(counted()).toBe(2);
});

test('what finds no room is left out and said: those that changed last go first', async () => {
  await bay.ask('provider.set', {
    provider: {
      id: 'scripted',
      kind: 'compatible',
      name: 'Scripted',
      baseUrl: models.url,
      models: [{ id: 'scripted', contextTokens: 1000 }],
    },
  });
  models.script(() => says('Small.'));
  const small = { place: site, key: 'newest', text: 'short' };
  await bay.ask('memory.set', { entry: { place: site, key: 'long', text: 'x'.repeat(2000) } });
  await bay.ask('memory.set', { entry: small });
  const talk = await startTalk(bay, { tools: { mode: 'none' } });
  const along = alongIn(await talk.say('Fits?'));
  expect(along?.entries.map(({ key }) => key)).toContain('newest');
  expect(along?.entries.map(({ key }) => key)).not.toContain('long');
  expect(along?.left).toBe(1);
});
