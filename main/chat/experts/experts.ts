import type {
  ExpertQuestion,
  ExpertRound,
  PersonReply,
  ProposedAction,
  RoundSummary,
} from '#contract/chat/experts.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { ExpertRoundRows } from '#main/store/expert-rounds.ts';
import { ChatRefusal } from '../refusal.ts';
import { act } from './act.ts';
import type { ActDeps } from './act.ts';
import { startRound } from './round.ts';
import type { RoundDeps, RoundRun } from './round.ts';

/** Rounds that run at the same time. */
const MOST_RUNNING = 200;

/** Circles of experts (platform.md B-220 to B-223). What cannot be done is thrown as ChatRefusal. */
export interface Experts {
  /** Begins a round; `changed` tells the rest. */
  ask(question: ExpertQuestion): ExpertRound;
  /** Newest first. */
  list(limit: number): RoundSummary[];
  get(id: string): ExpertRound;
  /** False: nothing of it was running. Resolves when nothing of it runs any more. */
  stop(id: string): Promise<boolean>;
  /** What the person in the round says. */
  answer(id: string, reply: PersonReply): ExpertRound;
  /** Goes on without the person. False: nobody was waited for. */
  skip(id: string): boolean;
  remove(id: string): boolean;
  /** Does proposed actions one after the other; each has its own end. */
  act(id: string, actions: readonly string[]): Promise<ExpertRound>;
  /** Stops all that runs, and has it written. */
  close(): Promise<void>;
}

export interface ExpertsDeps extends RoundDeps, ActDeps {
  rows: ExpertRoundRows;
  changed: (round: ExpertRound) => void;
  removed: (id: string) => void;
  logger: Logger;
}

/** What an app that ended had left running is closed when this is made. */
export function createExperts(deps: ExpertsDeps): Experts {
  const { rows, changed, removed } = deps;
  const running = new Map<string, RoundRun>();
  const acting = new Map<string, { over: AbortController; ended: Promise<ExpertRound> }>();
  let open = true;

  for (const round of rows.running()) rows.put(closed(round, text('experts.appEnded')), false);

  const isRunning = (id: string): boolean => running.has(id) || acting.has(id);

  function get(id: string): ExpertRound {
    const round = running.get(id)?.current() ?? rows.get(id);
    if (round === undefined) throw new ChatRefusal(text('experts.unknownRound'), 'round');
    return round;
  }

  async function actAll(
    first: ExpertRound,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<ExpertRound> {
    let round = first;
    const tell = (action: ProposedAction): void => {
      round = { ...round, actions: round.actions.map((one) => (one.id === action.id ? action : one)) };
      rows.put(round, true);
      changed(round);
    };
    try {
      for (const id of ids) {
        if (signal.aborted) break;
        const action = round.actions.find((one) => one.id === id);
        if (action !== undefined) await act(deps, round, action, tell, signal);
      }
      return round;
    } finally {
      rows.put(round, false);
    }
  }

  /** Every action is there and may be done (again). */
  function checkActions(round: ExpertRound, ids: readonly string[]): void {
    for (const id of ids) {
      const action = round.actions.find((one) => one.id === id);
      if (action === undefined)
        throw new ChatRefusal(text('experts.unknownAction', { action: id }), 'actions');
      if (action.state === 'done')
        throw new ChatRefusal(text('experts.actionDone', { action: id }), 'actions');
    }
  }

  return {
    ask(question) {
      if (!open || running.size >= MOST_RUNNING)
        throw new ChatRefusal(text('experts.tooMany', { limit: MOST_RUNNING }));
      // Experts belong to others: they are told no secret that is known here.
      const asked = { ...question, question: deps.redact(question.question) };
      const run = startRound(deps, asked, (round, keep) => {
        if (keep) rows.put(round, round.endedAt === undefined);
        changed(round);
      });
      const { id } = run.current();
      running.set(id, run);
      void run.ended
        .catch((error: unknown) => {
          deps.logger.error('experts.round', error, { id });
          const lost = closed(run.current(), text('request.internal', { problem: problemOf(error) }));
          rows.put(lost, false);
          changed(lost);
        })
        .finally(() => running.delete(id));
      return run.current();
    },
    list: (limit) => rows.list(limit).map(summaryOf),
    get,
    async stop(id) {
      const run = running.get(id);
      const doing = acting.get(id);
      run?.stop(text('experts.stopped'));
      doing?.over.abort();
      await Promise.allSettled([run?.ended, doing?.ended]);
      return run !== undefined || doing !== undefined;
    },
    answer(id, reply) {
      get(id);
      if (running.get(id)?.answer(reply) !== true) throw new ChatRefusal(text('experts.notAwaited'), 'round');
      return get(id);
    },
    skip: (id) => running.get(id)?.skip() === true,
    remove(id) {
      if (isRunning(id)) throw new ChatRefusal(text('experts.stillRunning'), 'round');
      const gone = rows.remove(id);
      if (gone) removed(id);
      return gone;
    },
    async act(id, actions) {
      const round = get(id);
      if (!open || isRunning(id)) throw new ChatRefusal(text('experts.stillRunning'), 'round');
      checkActions(round, actions);
      const over = new AbortController();
      const ended = actAll(round, [...new Set(actions)], over.signal);
      acting.set(id, { over, ended });
      try {
        return await ended;
      } finally {
        acting.delete(id);
      }
    },
    async close() {
      open = false;
      for (const run of running.values()) run.stop(text('experts.appEnded'));
      for (const { over } of acting.values()) over.abort();
      const all = [...running.values(), ...acting.values()];
      await Promise.allSettled(all.map(({ ended }) => ended));
    },
  };
}

/** A round that nobody carries on any more; what came until then stays. */
function closed(round: ExpertRound, reason: Text): ExpertRound {
  const ended = round.endedAt === undefined ? { status: { state: 'stopped' as const, reason } } : {};
  return {
    ...round,
    ...ended,
    experts: round.experts.map((one) => {
      const { state } = one.status;
      return state === 'done' || state === 'failed' ? one : { ...one, status: { state: 'stopped' } };
    }),
    context: round.context.map((one) =>
      one.state === 'reading' ? { ...one, state: 'failed', problem: reason } : one,
    ),
    actions: round.actions.map((one) =>
      one.state === 'running' ? { ...one, state: 'failed', problem: reason } : one,
    ),
  };
}

function summaryOf(round: ExpertRound): RoundSummary {
  const { id, question, preset, status, usd, startedAt, endedAt } = round;
  const claims = round.consensus?.claims ?? [];
  return {
    id,
    question,
    preset,
    status,
    ...(usd === undefined ? {} : { usd }),
    startedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    experts: round.experts.length,
    claims: claims.length,
    agreed: claims.filter(({ verdict }) => verdict === 'agreed').length,
  };
}
