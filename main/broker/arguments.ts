import type { Json, JsonObject } from '#contract/json.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { SchemaCheck, SchemaProblem } from './schema-check.ts';

export interface ArgumentProblem {
  /** JSON pointer; empty for the arguments as a whole. */
  field: string;
  message: Text;
}

/** A form asks again at every key. */
const checks = new WeakMap<JsonObject, SchemaCheck>();

/**
 * Everything that is wrong with arguments, in the words in which a call with them would be refused; `tool` names the
 * schema's owner. Nothing is called and nothing recorded. A schema that cannot be used is one problem of the whole.
 */
export async function argumentProblems(
  tool: string,
  inputSchema: JsonObject,
  args: Json,
): Promise<ArgumentProblem[]> {
  if (!isObject(args)) return [{ field: '', message: notAnObject() }];
  // Read at first use: validators are a third of what the app's start would read.
  const { compileSchema } = await import('./schema-check.ts');
  let check = checks.get(inputSchema);
  try {
    check ??= compileSchema(inputSchema, 'all');
  } catch (error) {
    return [{ field: '', message: schemaBroken(tool, problemOf(error)) }];
  }
  checks.set(inputSchema, check);
  return check(args).map((problem) => ({ field: problem.field, message: problemText(problem) }));
}

export function isObject(args: Json): args is JsonObject {
  return args !== null && typeof args === 'object' && !Array.isArray(args);
}

export function notAnObject(): Text {
  return text('call.argumentsNotObject');
}

export function schemaBroken(tool: string, problem: string): Text {
  return text('call.schemaBroken', { tool, problem });
}

export function problemText({ field, problem }: SchemaProblem): Text {
  return text('call.invalid', { field: nameOf(field), problem });
}

/** A pointer as people write it: /options/depth is options.depth. */
function nameOf(pointer: string): string {
  return pointer.split('/').slice(1).join('.') || 'arguments';
}
