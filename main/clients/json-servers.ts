import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { Found } from './found-server.ts';
import { isEntry, serverOfEntry } from './json-entry.ts';
import type { Entry } from './json-entry.ts';
import type { JsonMap, JsonTree } from './jsonc.ts';

const CONTAINERS = new Set(['mcpServers', 'mcp_servers', 'servers', 'mcp', 'context_servers']);
const NONE: ReadonlySet<string> = new Set();

/** Servers in the configuration of any client, or in a part of one; at most `limit` of them. */
export function serversInJson(tree: JsonTree, limit: number): Found {
  const entries = entriesIn(tree);
  const problems: Text[] = [];
  if (entries.length === 0) problems.push(text('paste.noServers'));
  const found = entries.slice(0, limit).flatMap((entry) => serverOfEntry(entry, problems) ?? []);
  if (entries.length > limit) problems.push(text('paste.tooManyServers', { limit }));
  return { found, problems };
}

function entriesIn(tree: JsonTree): Entry[] {
  if (Array.isArray(tree)) return listed(tree, NONE);
  if (!(tree instanceof Map)) return [];
  if (isEntry(tree)) return listed([tree], NONE);
  const entries = contained(tree);
  if (entries !== undefined) return entries;
  // No word that we know: the inside of such an object, where everything that could be a server is one.
  return [...tree.values()].some(isEntry) ? named(tree, passwordInputs(tree)) : [];
}

/** Entries under the words that clients use for them, also per project and under `mcp`; undefined: no such word. */
function contained(map: JsonMap): Entry[] | undefined {
  const inputs = passwordInputs(map);
  let entries: Entry[] | undefined;
  for (const [key, value] of map) {
    const inside = key === 'projects' ? projects(value) : container(key, value, inputs);
    if (inside !== undefined) entries = [...(entries ?? []), ...inside];
  }
  return entries;
}

function projects(value: JsonTree): Entry[] | undefined {
  if (!(value instanceof Map)) return undefined;
  const each = [...value.values()].map((project) =>
    project instanceof Map ? contained(project) : undefined,
  );
  return each.some((entries) => entries !== undefined) ? each.flatMap((entries) => entries ?? []) : undefined;
}

function container(key: string, value: JsonTree, inputs: ReadonlySet<string>): Entry[] | undefined {
  // VS Code and others also write `mcp.servers`, `amp.mcpServers`.
  const word = key.slice(key.lastIndexOf('.') + 1);
  if (!CONTAINERS.has(word)) return undefined;
  if (Array.isArray(value)) return listed(value, inputs);
  if (!(value instanceof Map)) return undefined;
  // A server may be called like that, too.
  if (isEntry(value)) return [{ name: key, value, passwordInputs: inputs }];
  return (word === 'mcp' ? contained(value) : undefined) ?? named(value, inputs);
}

function named(map: JsonMap, passwordInputs: ReadonlySet<string>): Entry[] {
  return Array.from(map, ([name, value]) => ({ name, value, passwordInputs }));
}

function listed(list: JsonTree[], passwordInputs: ReadonlySet<string>): Entry[] {
  return list.map((value) => {
    const name = value instanceof Map ? value.get('name') : undefined;
    return { ...(typeof name === 'string' && name !== '' ? { name } : {}), value, passwordInputs };
  });
}

function passwordInputs(map: JsonMap): ReadonlySet<string> {
  const inputs = map.get('inputs');
  const ids = (Array.isArray(inputs) ? inputs : []).flatMap((input) => {
    const id = input instanceof Map && input.get('password') === true ? input.get('id') : undefined;
    return typeof id === 'string' ? [id] : [];
  });
  return new Set(ids);
}
