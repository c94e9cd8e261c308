import { afterEach, expect, test, vi } from 'vitest';
import { addExtra, changeDraft, draftOf } from './chat-drafts.ts';
import { sendDraft } from './chat-turns.ts';

afterEach(() => vi.unstubAllGlobals());

/** The engine's side of the bridge: takes what is said when it is told to. */
function bridge() {
  let take: () => void = () => undefined;
  vi.stubGlobal('window', {
    patchbay: {
      request: () =>
        new Promise((resolve) => {
          take = () => resolve({ ok: true, value: { user: { id: 'u' }, assistant: { id: 'a' } } });
        }),
    },
  });
  return { take: () => take() };
}

test('what was sent leaves the field', async () => {
  const engine = bridge();
  changeDraft('one', { text: 'Hello ', editing: 'm' });
  const sent = sendDraft('one');
  expect(draftOf('one')).toMatchObject({ text: 'Hello ', sending: true });
  engine.take();
  await sent;
  expect(draftOf('one')).toEqual({ text: '', extras: [] });
});

test('what was typed and added while it was on its way is not lost', async () => {
  const engine = bridge();
  const first = { type: 'resource', server: 's', uri: 'a://1' } as const;
  const second = { type: 'resource', server: 's', uri: 'a://2' } as const;
  changeDraft('two', { text: 'Hello', extras: [first] });
  const sent = sendDraft('two');
  changeDraft('two', { text: 'Hello and more' });
  addExtra('two', second);
  engine.take();
  await sent;
  expect(draftOf('two')).toEqual({ text: 'Hello and more', extras: [second] });
});
