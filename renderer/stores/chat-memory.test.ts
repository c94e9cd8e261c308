import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeEntry, listMemory, openEntry, saveEntry, useMemory } from './chat-memory.ts';

const draft = { place: 'workspace\nw', key: 'rule', text: 'Close it' };
const entry = (id: string) => ({ id, key: id, text: 't' });

/** The engine's side of the bridge: answers each kind of request when it is told to. */
function bridge() {
  const waiting = new Map<string, (value: unknown) => void>();
  vi.stubGlobal('window', {
    patchbay: {
      request: (name: string) =>
        new Promise((resolve) => waiting.set(name, (value) => resolve({ ok: true, value }))),
    },
  });
  return { answer: (name: string, value: unknown) => waiting.get(name)?.(value) };
}

beforeEach(() => useMemory.setState({ open: undefined, entry: undefined, drafts: {}, said: undefined }));
afterEach(() => vi.unstubAllGlobals());

test('saved it is open, unless another one was opened meanwhile', async () => {
  const engine = bridge();
  changeEntry(undefined, draft);
  let saved = saveEntry(draft);
  engine.answer('memory.set', { entry: entry('made'), redacted: false });
  await saved;
  expect(useMemory.getState()).toMatchObject({ open: 'made', drafts: {}, said: { code: 'memory.saved' } });

  changeEntry('made', draft);
  saved = saveEntry(draft);
  void openEntry('other');
  engine.answer('memory.set', { entry: entry('made'), redacted: false });
  await saved;
  expect(useMemory.getState()).toMatchObject({ open: 'other', drafts: {} });
});

test('what was typed while it was saved stays typed', async () => {
  const engine = bridge();
  changeEntry(undefined, draft);
  const saved = saveEntry(draft);
  const more = { ...draft, text: 'Close it at dusk' };
  changeEntry(undefined, more);
  engine.answer('memory.set', { entry: entry('made'), redacted: false });
  await saved;
  expect(useMemory.getState()).toMatchObject({ open: undefined, drafts: { '': more } });
});

test('a list that was asked for before an entry was made does not close it', async () => {
  const engine = bridge();
  const listed = listMemory();
  useMemory.setState({ open: 'made' });
  engine.answer('memory.list', []);
  await listed;
  expect(useMemory.getState().open).toBe('made');
  const again = listMemory();
  engine.answer('memory.list', []);
  await again;
  expect(useMemory.getState().open).toBeUndefined();
});
