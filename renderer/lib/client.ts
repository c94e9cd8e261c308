import type { Bridge } from '#contract/bridge.ts';
import type { EventBatch } from '#contract/events.ts';
import type { Params, RequestError, RequestName, Result } from '#contract/requests.ts';
import type { Text } from '#contract/text.ts';

// The contract is imported for its types alone: zod probes for eval when a schema is made, which our CSP reports.
declare global {
  interface Window {
    patchbay: Bridge;
  }
}

/** The engine refused a request, and says why in words for people. */
export class RequestFailure extends Error {
  readonly reason: Text;
  readonly advice: Text | undefined;
  readonly field: string | undefined;

  constructor({ reason, advice, field }: RequestError) {
    super(reason.code);
    this.name = 'RequestFailure';
    this.reason = reason;
    this.advice = advice;
    this.field = field;
  }
}

/** Asks the engine. Rejects with {@link RequestFailure} when it refuses. */
export async function request<N extends RequestName>(name: N, params: Params<N>): Promise<Result<N>> {
  const reply = await window.patchbay.request(name, params);
  if (!reply.ok) throw new RequestFailure(reply.error);
  return reply.value;
}

/** All who hear events, as they came. */
const listeners = new Set<{ hear: (batch: EventBatch) => void }>();
let leave: (() => void) | undefined;

/** Hears every batch of events until the returned function is called. */
export function onEvents(listener: (batch: EventBatch) => void): () => void {
  const mine = { hear: listener };
  listeners.add(mine);
  // Once for all of them: a batch is copied, object by object, for each who hears it from the bridge.
  leave ??= window.patchbay.on((batch) => {
    for (const { hear } of listeners) hear(batch);
  });
  return () => {
    listeners.delete(mine);
    if (listeners.size > 0) return;
    leave?.();
    leave = undefined;
  };
}

/** Words for whatever a request was rejected with. */
export function reasonOf(error: unknown): Text {
  if (error instanceof RequestFailure) return error.reason;
  return {
    code: 'request.internal',
    params: { problem: error instanceof Error ? error.message : String(error) },
  };
}
