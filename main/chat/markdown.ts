import type { Conversation } from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import type { Part } from '#contract/chat/part.ts';
import { text } from '#contract/text.ts';
import { say } from '#main/kernel/say.ts';
import { readResult } from './tool-result.ts';

/** A branch as something to read and to pass on, in the language of this process. */
export function writeMarkdown({ title, system }: Conversation, branch: readonly Message[]): string {
  const heading = `# ${title || say(text('chat.export.untitled'))}`;
  const head = system.trim() === '' ? [heading] : [heading, quoted(system)];
  return `${[...head, ...branch.flatMap(messageBlocks)].join('\n\n')}\n`;
}

function messageBlocks({ role, model, parts, status }: Message): string[] {
  const who =
    role === 'user'
      ? say(text('chat.export.you'))
      : say(text('chat.export.model', { model: model === undefined ? '?' : model.model }));
  const ended = status.state === 'stopped' || status.state === 'failed' ? [`*${say(status.reason)}*`] : [];
  return [`## ${who}`, ...parts.flatMap(partBlocks), ...ended];
}

function partBlocks(part: Part): string[] {
  switch (part.type) {
    case 'text':
      return [part.text];
    case 'reasoning':
    case 'summary':
      return [quoted(part.text)];
    case 'note':
      return [`*${say(part.text)}*`];
    case 'memory': {
      const names = part.entries.map(({ key }) => key).join(', ');
      return names === '' ? [] : [`*${say(text('chat.export.memory', { names }))}*`];
    }
    case 'attachment':
      return part.text === undefined ? [`*${part.name}*`] : [`*${part.name}*`, fenced(part.text)];
    case 'resource':
    case 'prompt': {
      const name = `*${part.server}: ${part.type === 'resource' ? part.uri : part.name}*`;
      return part.text === undefined ? [name] : [name, fenced(part.text)];
    }
    case 'toolCall': {
      const { server, tool, asked, args, result, problem } = part;
      const name = server === undefined ? asked : `${server}: ${tool ?? asked}`;
      const call = [`**${name}**`, fenced(JSON.stringify(args, null, 2), 'json')];
      if (result !== undefined) return [...call, fenced(readResult(result).text)];
      return problem === undefined ? call : [...call, `*${say(problem)}*`];
    }
  }
}

function quoted(words: string): string {
  return words.replace(/^/gm, '> ');
}

/** Longer than any fence inside. */
function fenced(words: string, language = ''): string {
  const longest = Math.max(2, ...[...words.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${words}\n${fence}`;
}
