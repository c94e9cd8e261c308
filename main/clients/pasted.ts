import type { ParsedServers } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { referencedSecrets } from '#main/secrets/secret-reference.ts';
import type { Found } from './found-server.ts';
import { serversInJson } from './json-servers.ts';
import { readJson, startsWithMember } from './jsonc.ts';
import { serversInCommand } from './pasted-command.ts';
import { createServerDrafts } from './server-drafts.ts';

const LONGEST = 1_000_000;
const MOST_SERVERS = 200;
const MOST_PROBLEMS = 100;

/**
 * Reads a pasted command line, a URL, or the JSON (with comments) of any client, whole or in part. Pure; never throws.
 * Every draft fits the contract and has an id of its own that is not `taken`. Problems are also warnings about a
 * draft that was taken over. Values stay in the drafts as they were pasted; `secrets` says which to move to the keychain.
 */
export function parsePasted(pasted: string, taken: (id: string) => boolean): ParsedServers {
  const into: ParsedServers = { drafts: [], secrets: [], problems: [] };
  if (pasted.length > LONGEST) into.problems.push(text('paste.tooLong', { limit: LONGEST }));
  else read(pasted.replace(/^\uFEFF/, ''), taken, into);
  return { ...into, problems: shortened(into.problems) };
}

function read(source: string, taken: (id: string) => boolean, into: ParsedServers): void {
  const drafts = createServerDrafts(into, taken, referencedSecrets([source]));
  const form = formOf(source);
  if (form === 'TOML' || form === 'YAML') into.problems.push(text('paste.notJson', { format: form }));
  else {
    const { found, problems } = form === 'json' ? inJson(source) : serversInCommand(source);
    into.problems.push(...problems);
    for (const server of found) drafts.add(server);
  }
}

function inJson(source: string): Found {
  const json = readJson(source);
  if (!json.ok) return { found: [], problems: [json.problem] };
  const { found, problems } = serversInJson(json.value, MOST_SERVERS);
  return { found, problems: [...json.problems, ...problems] };
}

function formOf(source: string): 'json' | 'command' | 'TOML' | 'YAML' {
  const start = source.replace(/^(?:\s+|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/, '');
  if (/^\[+[A-Za-z_][\w."-]*\]+\s*$/.test(start.split('\n', 1)[0] ?? '')) return 'TOML';
  if (/^(?:- )?[A-Za-z_]\w*:(?:\s|$)/.test(start)) return 'YAML';
  return /^[{[]/.test(start) || startsWithMember(start, 0) ? 'json' : 'command';
}

/** Nobody reads thousands of problems. Equal ones are said once. */
function shortened(problems: readonly Text[]): Text[] {
  const different = [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
  if (different.length <= MOST_PROBLEMS) return different;
  const count = different.length - MOST_PROBLEMS;
  return [...different.slice(0, MOST_PROBLEMS), text('paste.moreProblems', { count })];
}
