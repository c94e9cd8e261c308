import type { JsonObject } from '#contract/json.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import type { ToolView } from '#contract/tool.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { compileSchema } from '../schema-check.ts';
import type { SchemaCheck } from '../schema-check.ts';
import type { Stage } from '../stage.ts';

/** Arguments against the tool's schema as it was last listed. The schema is compiled at the first call. */
export function validated(tool: ToolView, next: Stage): Stage {
  let check: SchemaCheck | undefined;
  return (call, signal) => {
    if (!isObject(call.args)) {
      return Promise.resolve({ outcome: 'invalid', field: '', message: text('call.argumentsNotObject') });
    }
    try {
      check ??= compileSchema(tool.definition.inputSchema);
    } catch (error) {
      return Promise.resolve(broken(tool, problemOf(error)));
    }
    const problem = check(call.args);
    return problem === undefined
      ? next(call, signal)
      : Promise.resolve({
          outcome: 'invalid',
          field: problem.field,
          message: text('call.invalid', { ...problem, field: nameOf(problem.field) }),
        });
  };
}

function isObject(args: unknown): args is JsonObject {
  return args !== null && typeof args === 'object' && !Array.isArray(args);
}

function broken(tool: ToolView, problem: string): Outcome {
  return {
    outcome: 'unavailable',
    reason: text('call.schemaBroken', { tool: tool.ref.name, problem }),
    advice: text('call.schemaBroken.advice'),
  };
}

/** A pointer as people write it: /options/depth is options.depth. */
function nameOf(pointer: string): string {
  return pointer.split('/').slice(1).join('.') || 'arguments';
}
