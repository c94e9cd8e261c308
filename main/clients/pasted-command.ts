import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { splitCommandLine } from './command-line.ts';
import type { FoundServer } from './found-server.ts';

/** Words that mean something to a shell alone. As a program they would only be "not found" later. */
const SHELL_WORDS = new Set(
  '! { } if then for while until case function [[ cd export source . eval exec alias set unset'.split(' '),
);
/** `claude mcp add ...` and the like write a configuration; they start no server. */
const OTHER_CLIENTS = /^(?:claude|codex|gemini|copilot|cline|opencode|amp|q|kiro-cli)$/;
const LINK = /^\s*(?:[a-z][a-z0-9+.-]*:\/\/|vscode(?:-insiders)?:)/i;
const ASSIGNMENT = /^([A-Za-z_]\w*)=/;

/** The server that a pasted command line starts; leading `NAME=value` become its variables. */
export function serverInCommand(source: string): FoundServer | Text {
  if (LINK.test(source)) return text('paste.link');
  const split = splitCommandLine(source);
  if (!split.ok) return split.problem;
  const env: [string, string][] = [];
  for (const [index, word] of split.words.entries()) {
    const assigned = ASSIGNMENT.exec(word.text.slice(0, word.bare));
    if (assigned === null) {
      const [command = '', ...args] = split.words.slice(index).map((rest) => rest.text);
      return problemWith(command, args) ?? { command, args, env };
    }
    env.push([assigned[1] ?? '', word.text.slice(assigned[0].length)]);
  }
  return text(env.length === 0 ? 'paste.empty' : 'paste.onlyVariables');
}

function problemWith(command: string, args: readonly string[]): Text | undefined {
  if (SHELL_WORDS.has(command)) return text('paste.shell.word', { construct: command });
  const adds = args[0] === 'mcp' || args.includes('--add-mcp');
  if (adds && (OTHER_CLIENTS.test(command) || /^code(?:-insiders)?$/.test(command)))
    return text('paste.otherClient', { client: command });
  return undefined;
}
