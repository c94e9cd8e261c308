import type { CallRecord } from './call.ts';
import type { CallSummary } from './call-query.ts';

const PREVIEW = 300;

/** A call as one line. Apart from the schemas, because the windows must not load those. */
export function summaryOf({ args, ...call }: CallRecord): CallSummary {
  const { id, at, kind, server, name, via, principal, outcome, decision, totalMs } = call;
  const preview = kind === 'resource' ? '' : JSON.stringify(args).slice(0, PREVIEW);
  return { id, at, kind, server, name, via, principal, outcome, decision, totalMs, preview };
}
