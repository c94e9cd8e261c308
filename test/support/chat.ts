import { setTimeout as delay } from 'node:timers/promises';
import type { ConversationChange, ConversationView } from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import type { DraftPart, ToolCallPart } from '#contract/chat/part.ts';
import type { ModelSpec } from '#contract/chat/provider.ts';
import type { TestEngine } from '../integration/engine.ts';

export const SCRIPTED = { provider: 'scripted', model: 'scripted' };

/** A provider without a key, at the address of a scripted model server. */
export async function addScripted(
  { ask }: TestEngine,
  baseUrl: string,
  models: ModelSpec[] = [{ id: 'scripted', usdPerMTokIn: 1, usdPerMTokOut: 10 }],
): Promise<void> {
  const provider = { id: 'scripted', kind: 'compatible', name: 'Scripted', baseUrl, models } as const;
  await ask('provider.set', { provider });
}

export function textPart(text: string): DraftPart {
  return { type: 'text', text };
}

/** A talk, and what is said in it. */
export interface Talk {
  id: string;
  view: ConversationView;
  /** Says something and gives back the answer once it has ended. */
  say(text: string | DraftPart[]): Promise<Message>;
  /** Says something and gives back the answer that has begun. */
  begin(text: string | DraftPart[]): Promise<{ user: Message; assistant: Message }>;
  message(id: string): Promise<Message>;
  messages(): Promise<Message[]>;
  ended(id: string): Promise<Message>;
}

export async function startTalk(engine: TestEngine, change: ConversationChange = {}): Promise<Talk> {
  const { ask } = engine;
  const view = await ask('conversation.create', { change: { model: SCRIPTED, ...change } });
  const conversation = view.id;
  const messages = async (): Promise<Message[]> => (await ask('conversation.get', { conversation })).messages;
  const message = async (id: string): Promise<Message> => {
    const found = (await messages()).find((one) => one.id === id);
    if (found === undefined) throw new Error(`no message ${id}`);
    return found;
  };
  const begin: Talk['begin'] = (text) =>
    ask('turn.send', { conversation, parts: typeof text === 'string' ? [textPart(text)] : text });
  const ended: Talk['ended'] = async (id) => {
    for (let tries = 0; tries < 1000; tries++) {
      const { conversation: now, messages: all } = await ask('conversation.get', { conversation });
      const found = all.find((one) => one.id === id);
      if (found !== undefined && found.status.state !== 'streaming' && !now.running) return found;
      await delay(10);
    }
    throw new Error('the turn did not end');
  };
  return {
    id: conversation,
    view,
    begin,
    message,
    messages,
    ended,
    say: async (text) => ended((await begin(text)).assistant.id),
  };
}

export function textOf({ parts }: Message): string {
  return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
}

export function callsOf({ parts }: Message): ToolCallPart[] {
  return parts.flatMap((part) => (part.type === 'toolCall' ? [part] : []));
}

export function reasonOf({ status }: Message): string | undefined {
  return 'reason' in status ? status.reason.code : undefined;
}
