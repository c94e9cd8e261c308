import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { serversInClientCommand } from './client-command.ts';
import { splitCommandLine } from './command-line.ts';
import type { Found } from './found-server.ts';
import { urlServer } from './url-server.ts';

/** Words that mean something to a shell alone. As a program they would only be "not found" later. */
const SHELL_WORDS = new Set(
  '! { } if then for while until case function [[ cd export source . eval exec alias set unset'.split(' '),
);
const LINK = /^\s*(?:[a-z][a-z0-9+.-]*:\/\/|vscode(?:-insiders)?:)/i;
/** Nothing but an address; `<` and `>` around it as in a mail. */
const ADDRESS = /^\s*<?(https?:\/\/[^\s<>"']+)>?\s*$/i;
const ASSIGNMENT = /^([A-Za-z_]\w*)=/;

/**
 * The server at a pasted URL, or the one that a pasted command line starts; leading `NAME=value` become its
 * variables. A command that tells another client of a server is read as that client reads it.
 */
export function serversInCommand(source: string): Found {
  const [, address] = ADDRESS.exec(source) ?? [];
  if (address !== undefined) return { found: [urlServer(address)], problems: [] };
  if (/^\s*wss?:\/\//i.test(source)) return nothing(text('paste.websocket', { server: 'WebSocket' }));
  if (LINK.test(source)) return nothing(text('paste.link'));
  const split = splitCommandLine(source);
  if (!split.ok) return nothing(split.problem);
  const env: [string, string][] = [];
  for (const [index, word] of split.words.entries()) {
    const assigned = ASSIGNMENT.exec(word.text.slice(0, word.bare));
    if (assigned === null) {
      const words = split.words.slice(index).map((rest) => rest.text);
      const [command = '', ...args] = words;
      if (SHELL_WORDS.has(command)) return nothing(text('paste.shell.word', { construct: command }));
      const told = serversInClientCommand(words);
      return told ?? { found: [{ by: 'command', command, args, env }], problems: [] };
    }
    env.push([assigned[1] ?? '', word.text.slice(assigned[0].length)]);
  }
  return nothing(text(env.length === 0 ? 'paste.empty' : 'paste.onlyVariables'));
}

function nothing(problem: Text): Found {
  return { found: [], problems: [problem] };
}
