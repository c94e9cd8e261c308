import { expect, test } from 'vitest';
import type { ConversationView } from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import type { Event, EventBody } from '#contract/events.ts';
import { applyChat } from './chat-log.ts';
import type { ChatLog } from './chat-log.ts';

function conversation(id: string, updatedAt: number, pinned = false): ConversationView {
  return {
    id,
    title: id,
    workspace: 'w',
    system: '',
    tools: { mode: 'all' },
    memory: true,
    limits: { steps: 1, calls: 1, tokens: 1 },
    pinned,
    createdAt: 0,
    updatedAt,
    leaf: null,
    running: false,
  };
}

function answer(id: string, text: string, of = 'open'): Message {
  return {
    id,
    conversation: of,
    parent: null,
    role: 'assistant',
    parts: [{ type: 'text', text }],
    status: { state: 'streaming' },
    createdAt: 0,
  };
}

const LOG: ChatLog = {
  list: [conversation('open', 5), conversation('other', 3)],
  open: 'open',
  messages: new Map([
    ['m', answer('m', 'Hello')],
    ['n', answer('n', 'still')],
  ]),
};

const apply = (...bodies: EventBody[]) =>
  applyChat(
    LOG,
    bodies.map((body, seq): Event => ({ ...body, seq })),
  );
const append = (offset: number, text: string, message = 'm', part = 0): EventBody => {
  return { type: 'message.appended', conversation: 'open', message, part, offset, text };
};
const textIn = (log: ChatLog | 'gap', id = 'm') => {
  const [part] = (log === 'gap' ? undefined : log.messages.get(id)?.parts) ?? [];
  return part?.type === 'text' ? part.text : log;
};

test('text goes in where it belongs, and a second time does no harm', () => {
  const grown = apply(append(5, ' wor'), append(9, 'ld'));
  expect(textIn(grown)).toBe('Hello world');
  expect(textIn(apply(append(5, ' wor'), append(9, 'ld'), append(5, ' wor'), append(9, 'ld')))).toBe(
    'Hello world',
  );
});

test('a message that did not change is the same one as before', () => {
  const grown = apply(append(5, '!'));
  expect(grown !== 'gap' && grown.messages.get('n')).toBe(LOG.messages.get('n'));
  expect(grown !== 'gap' && grown.list).toBe(LOG.list);
});

test('text behind what is known, or for a part that is not, is a gap', () => {
  expect(apply(append(7, 'x'))).toBe('gap');
  expect(apply(append(0, 'x', 'm', 1))).toBe('gap');
});

test('what belongs to a message or conversation that is not shown is no matter', () => {
  expect(apply(append(7, 'x', 'unknown'))).toBe(LOG);
  expect(apply({ type: 'message.changed', message: answer('z', '', 'other') })).toBe(LOG);
});

test('a message that comes whole takes what follows it in the same batch', () => {
  const log = apply({ type: 'message.changed', message: answer('new', '') }, append(0, 'Hi', 'new'));
  expect(textIn(log, 'new')).toBe('Hi');
});

test('pinned first, then the one that changed last; what is removed goes', () => {
  const log = apply(
    { type: 'conversation.changed', conversation: conversation('other', 3, true) },
    { type: 'conversation.changed', conversation: conversation('third', 9) },
  );
  expect(log !== 'gap' && log.list.map(({ id }) => id)).toEqual(['other', 'third', 'open']);
  const less = apply({ type: 'conversation.removed', conversation: 'other' });
  expect(less !== 'gap' && less.list.map(({ id }) => id)).toEqual(['open']);
});
