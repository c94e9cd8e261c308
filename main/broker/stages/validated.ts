import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { isObject, notAnObject, problemText, schemaBroken } from '../arguments.ts';
import { compileSchema } from '../schema-check.ts';
import type { SchemaCheck } from '../schema-check.ts';
import type { Stage } from '../stage.ts';

/** Arguments against the schema as it was last listed. The schema is compiled at the first call. */
export function validated(target: CallTarget, next: Stage): Stage {
  let check: SchemaCheck | undefined;
  return (call, signal) => {
    if (!isObject(call.args)) {
      return Promise.resolve({ outcome: 'invalid', field: '', message: notAnObject() });
    }
    try {
      check ??= compileSchema(target.inputSchema, 'first');
    } catch (error) {
      return Promise.resolve(broken(target, problemOf(error)));
    }
    const [problem] = check(call.args);
    return problem === undefined
      ? next(call, signal)
      : Promise.resolve({ outcome: 'invalid', field: problem.field, message: problemText(problem) });
  };
}

function broken({ ref }: CallTarget, problem: string): Outcome {
  return {
    outcome: 'unavailable',
    reason: schemaBroken(ref.name, problem),
    advice: text('call.schemaBroken.advice'),
  };
}
