import type { Call, Decision } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';

/** What the stages write down on the way, for the one record of the call. */
export interface Notes {
  decision?: Decision;
  /** Time a person took, ms. */
  waitedMs?: number;
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

/** Every stage has this shape and wraps the next; none rejects but by surprise, which `recorded` catches. */
export type Stage = (call: TravellingCall, signal: AbortSignal) => Promise<Outcome>;
