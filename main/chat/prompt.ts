import type { Message } from '#contract/chat/message.ts';
import type { Part, ToolCallPart } from '#contract/chat/part.ts';
import type { Json } from '#contract/json.ts';
import type { Blob } from '#main/store/chat-blobs.ts';
import type {
  AssistantContent,
  Prompt,
  PromptMessage,
  ToolContent,
  ToolOutput,
  UserContent,
} from './language-model.ts';
import { legalName, toolNameFor } from './tool-names.ts';
import { outputFor, provenanceLine, readResult } from './tool-result.ts';

export interface PromptParts {
  blob: (id: string) => Pick<Blob, 'mime' | 'bytes'> | undefined;
}

/** What a model is given: the system prompt, and the branch from its last summary on. */
export function promptOf(system: string, branch: readonly Message[], parts: PromptParts): Prompt {
  const from = branch.findLastIndex((message) => message.parts.some(({ type }) => type === 'summary'));
  const prompt: Prompt = system.trim() === '' ? [] : [{ role: 'system', content: system }];
  for (const message of branch.slice(Math.max(0, from))) {
    const said = message.role === 'user' ? userMessages(message, parts) : assistantMessages(message);
    for (const one of said) append(prompt, one);
  }
  return prompt;
}

/** Vendors want turns: what one side says twice in a row is one message. */
function append(prompt: Prompt, next: PromptMessage): void {
  const last = prompt.at(-1);
  if (last?.role === 'user' && next.role === 'user') last.content.push(...next.content);
  else prompt.push(next);
}

function userMessages({ parts }: Message, { blob }: PromptParts): PromptMessage[] {
  const content = parts.flatMap((part) => userContent(part, blob));
  return content.length === 0 ? [] : [{ role: 'user', content }];
}

function userContent(part: Part, blob: PromptParts['blob']): UserContent[] {
  switch (part.type) {
    case 'text':
      return part.text === '' ? [] : [{ type: 'text', text: part.text }];
    case 'summary':
      return [{ type: 'text', text: `[What was said before, in short]\n${part.text}` }];
    case 'attachment':
      if (part.text !== undefined) return [{ type: 'text', text: `[file ${part.name}]\n${part.text}` }];
      return file(part.blob, part.name, blob);
    case 'resource':
    case 'prompt': {
      if (part.state !== 'done') return [];
      const tool = part.type === 'resource' ? part.uri : part.name;
      // Whoever serves it, nobody here has read it before the model does.
      const line = provenanceLine({ server: part.server, tool, untrusted: true });
      const words: UserContent[] =
        part.text === undefined ? [] : [{ type: 'text', text: `${line}\n${part.text}` }];
      return part.type === 'resource' ? [...words, ...file(part.blob, part.uri, blob)] : words;
    }
    default:
      return [];
  }
}

function file(id: string | undefined, filename: string, blob: PromptParts['blob']): UserContent[] {
  const found = id === undefined ? undefined : blob(id);
  if (found === undefined) return [];
  return [
    {
      type: 'file',
      filename,
      mediaType: found.mime,
      data: { type: 'data', data: new Uint8Array(found.bytes) },
    },
  ];
}

/** An answer of several steps: what it said and asked for, then what came back, in turns. */
function assistantMessages({ parts }: Message): PromptMessage[] {
  const messages: PromptMessage[] = [];
  let said: AssistantContent[] = [];
  let results: ToolContent[] = [];

  function flush(): void {
    if (said.length > 0) messages.push({ role: 'assistant', content: said });
    if (results.length > 0) messages.push({ role: 'tool', content: results });
    said = [];
    results = [];
  }

  for (const part of parts) {
    if (part.type === 'text' && part.text !== '') {
      if (results.length > 0) flush();
      said.push({ type: 'text', text: part.text });
    } else if (part.type === 'toolCall') {
      const toolName = nameOf(part);
      said.push({ type: 'tool-call', toolCallId: part.id, toolName, input: part.args });
      results.push({ type: 'tool-result', toolCallId: part.id, toolName, output: storedOutput(part) });
    }
  }
  flush();
  return messages;
}

function nameOf({ server, tool, asked }: ToolCallPart): string {
  return server === undefined || tool === undefined ? legalName(asked) : toolNameFor({ server, name: tool });
}

/** What is kept of a result; images were given once and are not given again. */
function storedOutput(part: ToolCallPart): ToolOutput {
  const { server, tool, asked, outcome, result, untrusted = true } = part;
  if (result === undefined || server === undefined || tool === undefined) {
    return { type: 'error-text', value: `${asked} gave no result (${outcome ?? part.state})` };
  }
  const cut = headOf(result);
  const read = cut === undefined ? readResult(result) : { text: cut, images: [] };
  return outputFor(
    read,
    { server, tool, untrusted },
    { isError: outcome === 'toolError', takesImages: false },
  );
}

function headOf(result: Json): string | undefined {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return undefined;
  return result['truncated'] === true && typeof result['head'] === 'string'
    ? `${result['head']}\n[the rest was not kept]`
    : undefined;
}
