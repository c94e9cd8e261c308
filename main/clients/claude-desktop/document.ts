import { parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { readJson } from '../jsonc.ts';
import { positionIn } from '../position.ts';
import { shown } from '../shown.ts';

/** The key of Claude Desktop's file under which its servers stand. */
export const SERVERS = 'mcpServers';

/** Where things stand in the text of a configuration. Offsets count UTF-16 units. */
export interface Document {
  /** Undefined: the text is blank, or holds comments alone. */
  root: Node | undefined;
  /** The object under `mcpServers`. */
  servers: Node | undefined;
  /** Each server's name with the node of its property (name and value), in order. */
  entries: ReadonlyMap<string, Node>;
}

/**
 * Finds the servers in a configuration (JSON, with comments and trailing commas where somebody put them; no byte order
 * mark). What an edit could get wrong is a problem: broken text, and names that stand twice.
 */
export function readDocument(
  source: string,
): { ok: true; document: Document } | { ok: false; problem: Text } {
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const [error] = errors;
  if (error !== undefined) return { ok: false, problem: brokenAt(source, error.offset) };
  const problem = (at: Node, code: 'clients.twice' | 'clients.serversNotObject', name = '') =>
    ({ ok: false, problem: text(code, { ...positionIn(source, at.offset), name: shown(name) }) }) as const;
  if (root === undefined) return { ok: true, document: { root, servers: undefined, entries: new Map() } };
  if (root.type !== 'object') return { ok: false, problem: text('clients.notObject') };

  const top = propertiesOf(root);
  if (top.twice !== undefined && nameOf(top.twice) === SERVERS)
    return problem(top.twice, 'clients.twice', SERVERS);
  const property = top.byName.get(SERVERS);
  const servers = property?.children?.[1];
  if (servers !== undefined && servers.type !== 'object') return problem(servers, 'clients.serversNotObject');
  const { byName: entries, twice } = propertiesOf(servers);
  if (twice !== undefined) return problem(twice, 'clients.twice', nameOf(twice));
  return { ok: true, document: { root, servers, entries } };
}

/** `twice`: the first whose name stands there already; of the top level, only `mcpServers` counts. */
function propertiesOf(object: Node | undefined): { byName: Map<string, Node>; twice: Node | undefined } {
  const byName = new Map<string, Node>();
  let twice: Node | undefined;
  for (const property of object?.children ?? []) {
    const name = nameOf(property);
    if (byName.has(name)) twice = twice === undefined || name === SERVERS ? property : twice;
    else byName.set(name, property);
  }
  return { byName, twice };
}

function nameOf(property: Node): string {
  return String(property.children?.[0]?.value);
}

/** Our own reader says better what is wrong; it lets more pass, too. */
function brokenAt(source: string, at: number): Text {
  const read = readJson(source);
  return read.ok ? text('clients.broken', positionIn(source, at)) : read.problem;
}
