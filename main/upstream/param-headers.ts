import { z } from 'zod';
import type { Text } from '#contract/text.ts';
import { text } from '#contract/text.ts';
import { headerText } from './header-text.ts';

interface Declared {
  path: readonly string[];
  header: string;
}

/** Which arguments of which tools travel as headers too (`x-mcp-header`, MCP 2026-07-28, SEP-2243). */
export interface ParamHeaders {
  /**
   * Reads a tools/list answer. Returns it as it is, or without the tools whose declarations are invalid: a client
   * must not offer those.
   */
  learn(line: Buffer): Buffer;
  /** The Mcp-Param headers of a call. */
  headersOf(tool: string, args: unknown): Record<string, string>;
}

export function createParamHeaders(onDropped: (warning: Text) => void): ParamHeaders {
  const known = new Map<string, readonly Declared[]>();

  function keep(tool: unknown): boolean {
    const listed = Listed.safeParse(tool);
    // What cannot be read at all is for whoever reads the list.
    if (!listed.success) return true;
    const { name, inputSchema } = listed.data;
    const scan = scanSchema(inputSchema);
    if ('problem' in scan) {
      known.delete(name);
      onDropped(text('catalog.dropped', { kind: 'tool', name: name.slice(0, 100), problem: scan.problem }));
      return false;
    }
    if (scan.declared.length > 0) known.set(name, scan.declared);
    else known.delete(name);
    return true;
  }

  return {
    learn(line) {
      // Most servers declare none: no need to look at every definition.
      if (!line.includes('x-mcp-header')) return line;
      const answer = Answer.safeParse(JSON.parse(line.toString('utf8')));
      if (!answer.success) return line;
      const { tools } = answer.data.result;
      const kept = tools.filter(keep);
      if (kept.length === tools.length) return line;
      return Buffer.from(JSON.stringify({ ...answer.data, result: { ...answer.data.result, tools: kept } }));
    },
    headersOf(tool, args) {
      const headers: Record<string, string> = {};
      for (const { path, header } of known.get(tool) ?? []) {
        const value = path.reduce<unknown>((inside, key) => memberOf(inside, key), args);
        if (typeof value === 'string' || typeof value === 'boolean' || Number.isInteger(value))
          headers[`Mcp-Param-${header}`] = headerText(String(value));
      }
      return headers;
    },
  };
}

const Listed = z.object({ name: z.string(), inputSchema: z.unknown() });
const Answer = z.looseObject({ result: z.looseObject({ tools: z.array(z.unknown()) }) });

const TYPES = new Set<unknown>(['string', 'integer', 'boolean']);
const MAX_DEPTH = 64;

/** The declarations of a schema, or the first that is not allowed: they may stand on plain properties alone. */
function scanSchema(schema: unknown): { declared: Declared[] } | { problem: string } {
  const declared: Declared[] = [];
  const names = new Set<string>();

  function visit(
    node: unknown,
    path: readonly string[],
    reachable: boolean,
    depth: number,
  ): string | undefined {
    if (node === null || typeof node !== 'object') return undefined;
    if (depth > MAX_DEPTH) return 'its input schema is nested too deeply';
    if (!Array.isArray(node) && 'x-mcp-header' in node) {
      const problem = declare(node['x-mcp-header'], memberOf(node, 'type'), path, reachable);
      if (problem !== undefined) return problem;
    }
    for (const [key, child] of Object.entries(node)) {
      const here = key === 'properties' && child !== null && typeof child === 'object';
      // What is an example or a constant is data, not schema.
      if (key === 'default' || key === 'const' || key === 'enum' || key === 'examples') continue;
      const inner: [string, unknown][] = here ? Object.entries(child) : [[key, child]];
      for (const [name, part] of inner) {
        const problem = visit(part, [...path, name], reachable && here, depth + 1);
        if (problem !== undefined) return problem;
      }
    }
    return undefined;
  }

  function declare(
    header: unknown,
    type: unknown,
    path: readonly string[],
    reachable: boolean,
  ): string | undefined {
    const at = path.join('.');
    if (!reachable || path.length === 0) return `${at}: x-mcp-header is only allowed on plain properties`;
    if (typeof header !== 'string' || !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(header))
      return `${at}: x-mcp-header is not the name of a header`;
    if (!TYPES.has(type)) return `${at}: x-mcp-header needs the type string, integer or boolean`;
    const lower = header.toLowerCase();
    if (names.has(lower)) return `${at}: x-mcp-header ${header} is there twice`;
    names.add(lower);
    declared.push({ path, header });
    return undefined;
  }

  const problem = visit(schema, [], true, 0);
  return problem === undefined ? { declared } : { problem };
}

function memberOf(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
