import type { Surface } from '#contract/approval.ts';
import type { Principal, Via } from '#contract/call.ts';
import { requests } from '#contract/requests.ts';
import type { Parsed, Reply, RequestError, RequestName, Result } from '#contract/requests.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';

/** Who asks and from where, as the host that took the request knows it. */
export interface Caller {
  surface: Surface;
  principal: Principal;
  via: Via;
}

/** One function for each request of the contract; a missing one is a compile error. */
export type Handlers = {
  [N in RequestName]: (params: Parsed<N>, caller: Caller) => Result<N> | Promise<Result<N>>;
};

export type Dispatch = (name: string, params: unknown, caller: Caller) => Promise<Reply>;

/** A refusal that a handler expects: thrown, because it may come from deep inside, and turned into a reply below. */
export class RequestFailure extends Error {
  readonly reason: Text;
  readonly field: string | undefined;

  constructor(reason: Text, field?: string) {
    super(reason.code);
    this.name = 'RequestFailure';
    this.reason = reason;
    this.field = field;
  }
}

/** The boundary of the engine: surface, parameters, handler, and the one catch. */
export function createDispatch(handlers: Handlers, logger: Logger): Dispatch {
  return async (name, params, caller) => {
    if (!isRequest(name)) return refuse({ reason: text('request.unknown', { name: name.slice(0, 100) }) });
    const entry = requests[name];
    if (!(entry.surfaces as readonly Surface[]).includes(caller.surface)) {
      return refuse({ reason: text('request.wrongSurface', { name }) });
    }
    const parsed = entry.params.safeParse(params);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const field = issue?.path.join('.') ?? '';
      const problem = issue?.message ?? 'is not valid';
      return refuse({ reason: text('request.invalid', { field: field || name, problem }), field });
    }
    try {
      const handler = handlers[name] as (params: unknown, caller: Caller) => unknown;
      return { ok: true, value: (await handler(parsed.data, caller)) as Result<RequestName> };
    } catch (error) {
      if (error instanceof RequestFailure) {
        return refuse({ reason: error.reason, ...(error.field === undefined ? {} : { field: error.field }) });
      }
      logger.error('request.internal', error, { name });
      return refuse({ reason: text('request.internal', { problem: problemOf(error) }) });
    }
  };
}

function isRequest(name: string): name is RequestName {
  return Object.hasOwn(requests, name);
}

function refuse(error: RequestError): Reply {
  return { ok: false, error };
}
