import type { Message } from '#contract/chat/message.ts';
import type { Part } from '#contract/chat/part.ts';
import type { Call, Principal } from '#contract/call.ts';
import { sameServer } from '#contract/ids.ts';
import type { Json, JsonObject } from '#contract/json.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { Broker } from '#main/broker/broker.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { objectOf, wordOf } from './json-fields.ts';
import { isUntrusted } from './taint.ts';
import type { ResultImage } from './tool-result.ts';

const DEADLINE_MS = 60_000;
const LONGEST = 200_000;

type Fetched = Extract<Part, { type: 'resource' | 'prompt' }>;

export interface FetchParts {
  broker: Pick<Broker, 'call'>;
  newCallId: () => string;
  keepImage: (conversation: string, image: ResultImage) => string;
  servers: () => readonly Server[];
}

export interface FetchFor {
  conversation: { id: string; workspace: string };
  principal: Principal;
  signal: AbortSignal;
  /** A part is not what it was. */
  show: (message: Message) => void;
}

/** Reads the resources and prompts that a message names, each on the one road. The first that cannot be read is the reason. */
export async function fetchParts(
  message: Message,
  { conversation, principal, signal, show }: FetchFor,
  { broker, newCallId, keepImage, servers }: FetchParts,
): Promise<{ message: Message; problem: Text | undefined }> {
  let current = message;
  let problem: Text | undefined;
  const replace = (index: number, part: Fetched): void => {
    const parts = current.parts.slice();
    parts[index] = part;
    current = { ...current, parts };
    show(current);
  };

  async function read(part: Fetched, index: number): Promise<void> {
    const id = newCallId();
    const call: Call = {
      id,
      kind: part.type,
      server: part.server,
      name: part.type === 'resource' ? part.uri : part.name,
      args: part.type === 'resource' ? {} : part.args,
      principal,
      via: 'chat',
      workspace: conversation.workspace,
      priority: 'high',
      deadlineMs: DEADLINE_MS,
      conversation: conversation.id,
    };
    const outcome = await broker.call(call, signal);
    const { problem: _earlier, ...asked } = part;
    if (!('payload' in outcome)) {
      const why = outcome.outcome === 'unavailable' ? outcome.reason : outcome.message;
      problem ??= why;
      replace(index, { ...asked, call: id, state: 'failed', problem: why });
      return;
    }
    try {
      const result = objectOf(outcome.payload.json());
      const found = part.type === 'resource' ? contentsOf(result) : { text: messagesOf(result) };
      const { image, ...told } = { image: undefined, ...found };
      const blob = image === undefined ? {} : { blob: keepImage(conversation.id, image) };
      const untrusted = isUntrusted(servers().find(({ id: known }) => sameServer(known, part.server)));
      replace(index, { ...asked, call: id, state: 'done', untrusted, ...told, ...blob });
    } catch (error) {
      problem ??= text('call.protocol', { problem: problemOf(error) });
      replace(index, { ...asked, call: id, state: 'failed', problem });
    }
  }

  const reading = message.parts.flatMap((part, index) =>
    (part.type === 'resource' || part.type === 'prompt') && part.state !== 'done' ? [read(part, index)] : [],
  );
  await Promise.all(reading);
  return { message: current, problem };
}

/** MCP ReadResourceResult: its texts, and the first image. */
function contentsOf({ contents }: JsonObject): { text?: string; mime?: string; image?: ResultImage } {
  const items = (Array.isArray(contents) ? contents : []).map(objectOf);
  const texts = items.flatMap(({ text: words }) => (typeof words === 'string' ? [words] : []));
  const binary = items.find(({ blob }) => typeof blob === 'string');
  const mime = items.find(({ mimeType }) => typeof mimeType === 'string')?.['mimeType'];
  const image =
    typeof binary?.['blob'] === 'string' && typeof binary['mimeType'] === 'string'
      ? { mime: binary['mimeType'], data: binary['blob'] }
      : undefined;
  return {
    ...(texts.length === 0 ? {} : { text: texts.join('\n').slice(0, LONGEST) }),
    ...(typeof mime === 'string' && /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+/.test(mime) ? { mime } : {}),
    ...(image === undefined ? {} : { image }),
  };
}

/** MCP GetPromptResult: what its messages say; who says it stands in front where it is not the user alone. */
function messagesOf({ messages }: JsonObject): string {
  const all = (Array.isArray(messages) ? messages : []).map(objectOf);
  const alone = all.every(({ role }) => role === 'user');
  const said = all.flatMap(({ role, content }) =>
    [content ?? []].flat().flatMap((item: Json) => {
      const { text: words, resource } = objectOf(item);
      const inner = words ?? objectOf(resource)['text'];
      return typeof inner === 'string' ? [alone ? inner : `${wordOf(role)}: ${inner}`] : [];
    }),
  );
  return said.join('\n\n').slice(0, LONGEST);
}
