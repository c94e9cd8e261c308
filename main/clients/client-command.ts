import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { Found, FoundServer } from './found-server.ts';
import { serversInJson } from './json-servers.ts';
import { readJson } from './jsonc.ts';
import { typeOfUrl, urlServer } from './url-server.ts';

/** `claude mcp add ...` and the like write a configuration; they start no server. */
const OTHER_CLIENTS = /^(?:codex|gemini|copilot|cline|opencode|amp|q|kiro-cli)$/;
const WITH_VALUE = new Set('-s --scope --client-id --client-secret --callback-port'.split(' '));
/** What claude mcp add brings from elsewhere, as far as a server may need it. */
const SIGN_IN = new Set(['--client-id', '--client-secret', '--callback-port']);

/** The servers that a command of another client would write down; undefined: it is no such command. */
export function serversInClientCommand(words: readonly string[]): Found | undefined {
  const [command = '', ...args] = words;
  const json = args[args.indexOf('--add-mcp') + 1];
  if (/^code(?:-insiders)?$/.test(command) && args.includes('--add-mcp')) return inJson(json ?? '');
  if (args[0] !== 'mcp') return undefined;
  if (command !== 'claude') {
    return OTHER_CLIENTS.test(command) ? nothing(text('paste.otherClient', { client: command })) : undefined;
  }
  if (args[1] === 'add') return added(args.slice(2));
  if (args[1] !== 'add-json') return nothing(text('paste.otherClient', { client: command }));
  const plain = withoutOptions(args.slice(2));
  return inJson(plain[1] ?? '', plain[0]);
}

/** `claude mcp add [-t http] [-e A=1] [-H "A: b"] NAME URL`, or `NAME [--] COMMAND ARGS`; options stand anywhere before `--`. */
function added(args: readonly string[]): Found {
  const problems: Text[] = [];
  const plain: string[] = [];
  const env: [string, string][] = [];
  const headers: [string, string][] = [];
  let type = '';
  let at = 0;
  const more = (pattern: RegExp): string[] => {
    const values = [args[++at] ?? ''];
    while (pattern.test(args[at + 1] ?? '')) values.push(args[++at] ?? '');
    return values;
  };
  for (; at < args.length && args[at] !== '--'; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '-t' || arg === '--transport') type = args[++at] ?? '';
    else if (arg === '-e' || arg === '--env')
      env.push(...more(/^[A-Za-z_]\w*=/).map((each) => split(each, '=')));
    else if (arg === '-H' || arg === '--header') {
      headers.push(...more(/^[\w-]+:\s/).map((each) => split(each, ':')));
    } else if (WITH_VALUE.has(arg)) {
      if (SIGN_IN.has(arg))
        problems.push(text('paste.headerLeftOut', { server: plain[0] ?? '', field: arg }));
      at += 1;
    } else if (plain.length >= 2 || !arg.startsWith('-')) plain.push(arg);
  }
  const [name = '', ...rest] = [...plain, ...args.slice(at + 1)];
  const [command, ...more2] = rest;
  if (command === undefined) return nothing(text('paste.otherClient', { client: 'claude' }));
  if (type === 'ws') return nothing(text('paste.websocket', { server: name }));
  const remote = type === 'http' || type === 'sse' || (type === '' && /^https?:\/\//i.test(command));
  const found: FoundServer = remote
    ? urlServer(command, {
        name,
        headers,
        type: type === 'sse' || type === 'http' ? type : typeOfUrl(command),
      })
    : { by: 'command', name, command, args: more2, env };
  return { found: [found], problems };
}

function withoutOptions(args: readonly string[]): string[] {
  return args.filter((arg, index) => !arg.startsWith('-') && !WITH_VALUE.has(args[index - 1] ?? ''));
}

function inJson(source: string, name?: string): Found {
  const json = readJson(source);
  if (!json.ok) return nothing(json.problem);
  const { found, problems } = serversInJson(json.value, 1);
  const named = found.map((server) => (name === undefined ? server : { ...server, name }));
  return { found: named, problems: [...json.problems, ...problems] };
}

function split(value: string, sign: string): [string, string] {
  const at = value.indexOf(sign);
  return at === -1 ? [value, ''] : [value.slice(0, at).trim(), value.slice(at + 1).trim()];
}

function nothing(problem: Text): Found {
  return { found: [], problems: [problem] };
}
