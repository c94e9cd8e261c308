import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { isObject, notAnObject, problemText, schemaBroken } from '../arguments.ts';
import type { SchemaCheck } from '../schema-check.ts';
import type { Stage, TravellingCall } from '../stage.ts';

/** Arguments against the schema as it was last listed. The schema is compiled at the first call. */
export function validated(target: CallTarget, next: Stage): Stage {
  let check: SchemaCheck | undefined;

  function checked(known: SchemaCheck, call: TravellingCall, signal: AbortSignal): Promise<Outcome> {
    const [problem] = known(call.args);
    return problem === undefined
      ? next(call, signal)
      : Promise.resolve({ outcome: 'invalid', field: problem.field, message: problemText(problem) });
  }

  async function first(call: TravellingCall, signal: AbortSignal): Promise<Outcome> {
    try {
      check ??= await compiled(target);
    } catch (error) {
      return broken(target, problemOf(error));
    }
    return checked(check, call, signal);
  }

  return (call, signal) => {
    if (!isObject(call.args))
      return Promise.resolve({ outcome: 'invalid', field: '', message: notAnObject() });
    return check === undefined ? first(call, signal) : checked(check, call, signal);
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
