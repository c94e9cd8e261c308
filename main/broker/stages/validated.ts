import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { isObject, notAnObject, problemText, schemaBroken } from '../arguments.ts';
import type { SchemaCheck } from '../schema-check.ts';
import type { Stage } from '../stage.ts';

/** Arguments against the schema as it was last listed. The schema is compiled at the first call. */
export function validated(target: CallTarget, next: Stage): Stage {
  let check: SchemaCheck | undefined;
  return async (call, signal) => {
    if (!isObject(call.args)) return { outcome: 'invalid', field: '', message: notAnObject() };
    try {
      check ??= await compiled(target);
    } catch (error) {
      return broken(target, problemOf(error));
    }
    const [problem] = check(call.args);
    return problem === undefined
      ? next(call, signal)
      : { outcome: 'invalid', field: problem.field, message: problemText(problem) };
  };
}

/** The validators are read at first use: they would be a third of what the app's start reads. */
async function compiled({ inputSchema }: CallTarget): Promise<SchemaCheck> {
  const { compileSchema } = await import('../schema-check.ts');
  return compileSchema(inputSchema, 'first');
}

function broken({ ref }: CallTarget, problem: string): Outcome {
  return {
    outcome: 'unavailable',
    reason: schemaBroken(ref.name, problem),
    advice: text('call.schemaBroken.advice'),
  };
}
