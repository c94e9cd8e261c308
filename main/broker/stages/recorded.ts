import type { CallRecord } from '#contract/call.ts';
import type { Emit } from '#contract/events.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Copies } from '#main/records/copies.ts';
import { stageTimes, toMicroseconds } from '../stage-times.ts';
import type { Stage, TravellingCall } from '../stage.ts';

export interface RecordedDeps {
  audit: {
    intent(record: CallRecord): void;
    outcome(record: CallRecord): void;
  };
  /** Redacted and capped copies: records and events never see the live values. */
  copies: Pick<Copies, 'of' | 'differs' | 'ofPayload' | 'message'>;
  emit: Emit;
  now: () => number;
  /** Milliseconds with fractions, for durations only. */
  elapsed: () => number;
  logger: Logger;
}

/** Outermost: one record for every call, whatever became of it, and the one catch. */
export function recorded({ audit, copies, emit, now, elapsed, logger }: RecordedDeps, next: Stage): Stage {
  return async (call, signal) => {
    const begun = elapsed();
    const args = copies.of(call.args);
    const started: CallRecord = {
      id: call.id,
      at: now(),
      kind: call.kind,
      server: call.server,
      name: call.name,
      via: call.via,
      principal: call.principal.id,
      args,
      ...(copies.differs(args, call.args) ? { altered: true } : {}),
    };
    call.notes.beforeSend = () => {
      audit.intent({ ...started, ...decided(call) });
    };
    call.notes.progress = (progress, total, message) => {
      emit({ type: 'call.progressed', id: call.id, progress, total, message });
    };
    emit({ type: 'call.started', call: started });
    let outcome: Outcome;
    try {
      outcome = await next(call, signal);
    } catch (error) {
      logger.error('call.internal', error, { call: call.id });
      outcome = { outcome: 'internal', message: text('call.internal', { problem: problemOf(error) }) };
    }
    const back = elapsed();
    const told = toldOf(outcome, copies);
    const ended = elapsed();
    const finished: CallRecord = {
      ...started,
      ...decided(call),
      ...(call.notes.upstreamMs === undefined ? {} : { upstreamMs: call.notes.upstreamMs }),
      outcome: outcome.outcome,
      totalMs: toMicroseconds(ended - begun),
      stages: stageTimes(call.notes, { begun, back, ended }),
      ...told,
    };
    audit.outcome(finished);
    emit({ type: 'call.finished', call: finished });
    return outcome;
  };
}

function decided({ notes }: TravellingCall): Pick<CallRecord, 'decision' | 'waitedMs'> {
  const { decision, waitedMs, heldMs } = notes;
  const waited = waitedMs === undefined && heldMs === undefined ? undefined : (waitedMs ?? 0) + (heldMs ?? 0);
  return {
    ...(decision === undefined ? {} : { decision }),
    ...(waited === undefined ? {} : { waitedMs: toMicroseconds(waited) }),
  };
}

/** What came back, or why nothing did. */
function toldOf(outcome: Outcome, copies: RecordedDeps['copies']): Pick<CallRecord, 'result' | 'message'> {
  if ('payload' in outcome) return { result: copies.ofPayload(outcome.payload) };
  const reason = outcome.outcome === 'unavailable' ? outcome.reason : outcome.message;
  return { message: copies.message(reason) };
}
