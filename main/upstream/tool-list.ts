import { z } from 'zod';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { ToolDefinition } from '#contract/tool.ts';
import type { Session } from './session.ts';

/** A cursor that never ends must not keep us busy for ever. */
const MAX_PAGES = 64;
const MAX_DEFINITION_BYTES = 256 * 1024;

export interface ToolList {
  tools: ToolDefinition[];
  /** What was dropped or cut, for the person who runs the server. */
  warnings: Text[];
}

/**
 * Reads tools/list page by page, loosely: a definition that cannot be read is left out with a warning and never costs
 * the others. `inputSchema` without `type` is repaired to an object (seen in the wild, spec/mcp.md 4).
 */
export async function listTools(
  session: Session,
  deadlineMs: number,
  signal: AbortSignal,
): Promise<ToolList> {
  const tools = new Map<string, ToolDefinition>();
  const warnings: Text[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const params = cursor === undefined ? {} : { cursor };
    const answer = await session.request('tools/list', params, { deadlineMs, signal });
    if (answer.kind !== 'result') {
      warnings.push(
        text('server.listFailed', { problem: answer.kind === 'error' ? answer.error.message : answer.kind }),
      );
      return { tools: [...tools.values()], warnings };
    }
    const list = Page.safeParse(JSON.parse(answer.result.toString('utf8')));
    if (!list.success) {
      warnings.push(text('server.listFailed', { problem: problemIn(list.error) }));
      return { tools: [...tools.values()], warnings };
    }
    for (const entry of list.data.tools) keep(entry, tools, warnings);
    cursor = list.data.nextCursor;
    if (cursor === undefined) return { tools: [...tools.values()], warnings };
  }
  warnings.push(text('server.listTooLong', { pages: MAX_PAGES }));
  return { tools: [...tools.values()], warnings };
}

const Page = z.object({ tools: z.array(z.unknown()), nextCursor: z.string().optional() });

const Listed = z.looseObject({
  name: z.string(),
  inputSchema: z.record(z.string(), z.unknown()).transform((schema) => ({ type: 'object', ...schema })),
  _meta: z.looseObject({ ui: z.unknown().optional() }).optional(),
});

function keep(entry: unknown, tools: Map<string, ToolDefinition>, warnings: Text[]): void {
  const drop = (problem: string): void => {
    warnings.push(text('server.toolDropped', { name: nameOf(entry), problem }));
  };
  if (JSON.stringify(entry).length > MAX_DEFINITION_BYTES) {
    drop(`its definition is larger than ${MAX_DEFINITION_BYTES / 1024} KB`);
    return;
  }
  const listed = Listed.safeParse(entry);
  const definition = listed.success
    ? ToolDefinition.safeParse({ ...listed.data, ui: listed.data._meta?.ui })
    : listed;
  if (!definition.success) drop(problemIn(definition.error));
  else if (tools.has(definition.data.name)) drop('another tool has the same name');
  else tools.set(definition.data.name, definition.data);
}

function nameOf(entry: unknown): string {
  const named = z.object({ name: z.string() }).safeParse(entry);
  return named.success ? named.data.name.slice(0, 100) : '(no name)';
}

function problemIn(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unreadable' : `${issue.path.join('.') || 'it'}: ${issue.message}`;
}
