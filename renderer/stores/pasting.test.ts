import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RequestName } from '#contract/requests.ts';
import type { ParsedServers, ServerDraft } from '#contract/server.ts';
import { addFound, chooseDraft, foundIn, pasteText, readPasted, usePasting } from './pasting.ts';

const draft = (id: string, env: Record<string, string> = {}): ServerDraft => ({
  id,
  title: id,
  launch: { type: 'stdio', command: 'x', args: [], env },
});

/** The engine's side of the bridge: answers at once, and keeps what it was asked. */
function engine(parsed: ParsedServers, refused: ReadonlySet<string> = new Set()) {
  const asked: [RequestName, Record<string, unknown>][] = [];
  const answers = new Map<string, (value: ParsedServers) => void>();
  vi.stubGlobal('window', {
    patchbay: {
      async request(name: RequestName, params: Record<string, unknown>) {
        asked.push([name, params]);
        if (name === 'server.parse') {
          const value = await new Promise((resolve) => answers.set(String(params['text']), resolve));
          return { ok: true, value };
        }
        const { id } = (params['server'] ?? {}) as { id?: string };
        if (id === undefined || !refused.has(id)) return { ok: true, value: {} };
        return { ok: false, error: { reason: { code: 'request.serverExists', params: { server: id } } } };
      },
    },
  });
  return {
    asked: () => asked.filter(([name]) => name !== 'server.parse'),
    answer: (text: string) => answers.get(text)?.(parsed),
  };
}

async function read(text: string, answering: ReturnType<typeof engine>) {
  pasteText(text);
  const done = readPasted(text);
  answering.answer(text);
  await done;
}

const found = () => foundIn(usePasting.getState());
const two: ParsedServers = {
  drafts: [draft('a', { KEY: 'k' }), draft('b')],
  secrets: [{ server: 'a', variable: 'KEY', name: 'A_KEY' }],
  problems: [],
};

beforeEach(() => pasteText(''));
afterEach(() => vi.unstubAllGlobals());

test('an answer to what is no longer there is dropped', async () => {
  const answering = engine(two);
  pasteText('first');
  const stale = readPasted('first');
  pasteText('second');
  answering.answer('first');
  await stale;
  expect(usePasting.getState()).toMatchObject({ text: 'second', parsed: undefined });
});

test('a server is added with references, and with the secrets they refer to', async () => {
  const answering = engine(two);
  await read('x', answering);
  expect(await addFound()).toBe('a');
  expect(answering.asked()).toEqual([
    [
      'server.add',
      { server: draft('a', { KEY: '${secret:A_KEY}' }), secrets: [{ name: 'A_KEY', value: 'k' }] },
    ],
    ['server.add', { server: draft('b') }],
  ]);
  expect(usePasting.getState().text).toBe('');
});

test('a refusal stays with its draft; the others are added and not sent again', async () => {
  const answering = engine(two, new Set(['b']));
  await read('x', answering);
  expect(await addFound()).toBeUndefined();
  expect(found().map(({ added, refusal }) => [added, refusal?.field])).toEqual([
    [true, undefined],
    [false, 'id'],
  ]);
  const [, refused] = found();
  chooseDraft(refused?.key ?? '', { id: 'b-2' });
  expect(await addFound()).toBe('b-2');
  expect(answering.asked().map(([name]) => name)).toEqual(['server.add', 'server.add', 'server.add']);
});

test('what is not chosen is not added', async () => {
  const answering = engine(two);
  await read('x', answering);
  chooseDraft(found()[0]?.key ?? '', { on: false });
  expect(await addFound()).toBe('b');
  expect(answering.asked()).toEqual([['server.add', { server: draft('b') }]]);
});

test('a secret that two servers share is stored once, with the first of them that is taken', async () => {
  const drafts = [draft('a', { KEY: 'k' }), draft('b', { KEY: 'k' }), draft('c', { KEY: 'k' })];
  const secrets = drafts.map(({ id }) => ({ server: id, variable: 'KEY', name: 'SHARED' }));
  const answering = engine({ drafts, secrets, problems: [] }, new Set(['a']));
  await read('x', answering);
  await addFound();
  chooseDraft(found()[0]?.key ?? '', { id: 'a-2' });
  await addFound();
  expect(
    answering.asked().map(([, { server, secrets: sent }]) => [(server as ServerDraft).id, sent]),
  ).toEqual([
    ['a', [{ name: 'SHARED', value: 'k' }]],
    ['b', [{ name: 'SHARED', value: 'k' }]],
    ['c', undefined],
    ['a-2', undefined],
  ]);
});
