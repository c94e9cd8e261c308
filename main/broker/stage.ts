import type { Call, Decision } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';

/** What the stages write down on the way, for the one record of the call. */
export interface Notes {
  decision?: Decision;
  /** When each stage was entered, in their order; ms with fractions, for durations only. */
  entered: number[];
  /** Time a person took, ms. */
  waitedMs?: number;
  /** Time in which the server waited for an answer of ours (its own question to a person or a model), ms. */
  heldMs?: number;
  /** Time at the server, ms. */
  upstreamMs?: number;
  /**
   * Hook of `recorded`, called by `invoked` just before a call that is not only read leaves: durable when it returns.
   * Throws when the audit cannot be written.
   */
  beforeSend(): void;
  progress(progress: number, total: number | undefined, message: string | undefined): void;
}

/** A call on its way, with its notes. */
export interface TravellingCall extends Call {
  readonly notes: Notes;
}

/** Notes when a call comes to a stage: one look at the clock, and nothing else is made. */
export function entering(elapsed: () => number, stage: Stage): Stage {
  return (call, signal) => {
    call.notes.entered.push(elapsed());
    return stage(call, signal);
  };
}

/** Every stage has this shape and wraps the next; none rejects but by surprise, which `recorded` catches. */
export type Stage = (call: TravellingCall, signal: AbortSignal) => Promise<Outcome>;
