import type { InstanceState } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { budgetSpent, startTimedOut } from './failure.ts';
import type { Failure } from './failure.ts';
import { STOP } from './life.ts';
import type { After, Effect, Life, LifeEvent, Step, TimerKind } from './life.ts';
import { backoffMs, recentRestarts } from './restart-budget.ts';
import type { StartPolicy } from './start-policy.ts';

/** A tree that survives SIGKILL is forking or stuck in the kernel: it is killed again after this. */
const KILL_AGAIN_MS = 1_000;
const CLEAR: Effect = { do: 'clearTimer' };
const DETACH: Effect = { do: 'detach' };

/**
 * What follows from an event. `roll` is a random number in [0, 1) for the jitter.
 *
 * The restart policy judges an exit, during start as well as afterwards (a program that dies while it starts may
 * have met a port or a file that is free a moment later), and a connection lost after ready. A refused spawn, a
 * failed handshake and a start timeout fail at once: the same program would say the same thing again, and
 * retrying would only put off telling the user. But a server of somebody else's that was reached before is tried
 * again as its policy says: it may be restarting.
 */
export function next(life: Life, event: LifeEvent, spec: StartPolicy, now: number, roll: number): Step {
  const { state } = life.shown;
  const up = state === 'ready' || state === 'degraded';
  const idle = state === 'stopped' || state === 'failed' || state === 'waiting';
  const fresh: Life = { ...life, restarts: [], streak: 0 };
  const stay: Step = { life, effects: [] };

  switch (event.type) {
    case 'start':
      if (idle) return begin(fresh, spec, now);
      return state === 'stopping' ? { life: { ...fresh, after: { goal: 'start' } }, effects: [] } : stay;
    case 'restart':
      if (state === 'stopping') return { life: { ...fresh, after: { goal: 'start' } }, effects: [] };
      if (life.child) return ladder(fresh, { goal: 'start' }, spec, now);
      return prefix(idle ? [] : [DETACH], begin(fresh, spec, now));
    case 'stop':
      if (state === 'stopping') {
        return life.after.goal === 'stop'
          ? climb(life, spec, now)
          : { life: { ...life, after: STOP }, effects: [] };
      }
      if (life.child) return ladder(life, STOP, spec, now);
      if (state === 'stopped') return stay;
      return { life: rest(life, { state: 'stopped', since: now }), effects: [CLEAR, DETACH] };
    case 'spawned':
      return state === 'starting' ? { life: { ...life, child: true }, effects: [] } : stay;
    case 'dialled':
      return state === 'starting' ? { life: { ...life, remote: true }, effects: [] } : stay;
    case 'startFailed':
      return state === 'starting' ? failStart(life, event, spec, now, roll) : stay;
    case 'attached':
      if (state !== 'starting') return stay;
      return { life: { ...life, shown: { state: 'ready', since: now } }, effects: [CLEAR] };
    case 'lost':
      if (!up) return stay;
      if (life.remote) {
        const advice = text('server.advice.checkConnection');
        const failure = { reason: event.reason, advice };
        return prefix([DETACH], judge(settled(life, spec, now), failure, spec, now, roll));
      }
      return ladder(
        settled(life, spec, now),
        { goal: 'judge', clean: false, reason: event.reason },
        spec,
        now,
      );
    case 'exited': {
      if (state === 'stopping') {
        if (!event.leftovers) return follow(life, spec, now, roll);
        return life.shown.state === 'stopping' && life.shown.step === 'stdin' ? climb(life, spec, now) : stay;
      }
      if (!life.child) return stay;
      const after: After = { goal: 'judge', clean: event.clean && up, reason: event.reason };
      const ended = { ...settled(life, spec, now), after };
      if (!event.leftovers) return prefix([DETACH], follow(ended, spec, now, roll));
      return prefix([DETACH], climb(ended, spec, now));
    }
    case 'gone':
      return state === 'stopping' ? follow(life, spec, now, roll) : stay;
  }
  return onTimer(life, event.kind, spec, now, roll);
}

function onTimer(life: Life, kind: TimerKind, spec: StartPolicy, now: number, roll: number): Step {
  const { state } = life.shown;
  if (kind === 'start' && state === 'starting') {
    const failure = startTimedOut(spec.startTimeoutMs, spec.installing);
    return prefix(life.child ? [] : [DETACH], failStart(life, failure, spec, now, roll));
  }
  if (kind === 'ladder' && state === 'stopping') return climb(life, spec, now);
  if (kind === 'backoff' && state === 'waiting') {
    const restarts = [...recentRestarts(life.restarts, spec, now), now];
    return begin({ ...life, restarts, streak: life.streak + 1 }, spec, now);
  }
  return { life, effects: [] };
}

function begin(life: Life, spec: StartPolicy, now: number): Step {
  return {
    life: rest(life, {
      state: 'starting',
      attempt: life.streak + 1,
      ...(spec.installing === true ? { installing: true } : {}),
      since: now,
    }),
    effects: [{ do: 'startTimer', ms: spec.startTimeoutMs, kind: 'start' }, { do: 'spawn' }],
  };
}

function failStart(life: Life, failure: Failure, spec: StartPolicy, now: number, roll: number): Step {
  if (life.child) return ladder(life, { ...failureOf(failure), goal: 'fail' }, spec, now);
  if (life.remote && life.streak > 0) return judge(life, failure, spec, now, roll);
  return fail(life, failure, now, [CLEAR]);
}

/** Where there is no process there is nothing to climb a ladder for. */
function judge(life: Life, { reason, advice }: Failure, spec: StartPolicy, now: number, roll: number): Step {
  const after: After = { goal: 'judge', clean: false, reason, advice };
  return follow({ ...life, after }, spec, now, roll);
}

/** First step of the stop ladder. */
function ladder(life: Life, after: After, spec: StartPolicy, now: number): Step {
  return {
    life: { ...life, after, shown: { state: 'stopping', step: 'stdin', since: now } },
    effects: [DETACH, { do: 'closeStdin' }, { do: 'startTimer', ms: spec.shutdownMs, kind: 'ladder' }],
  };
}

/** Next step of the stop ladder; a leader that died by itself leaves its tree on the second. */
function climb(life: Life, spec: StartPolicy, now: number): Step {
  const past = life.shown.state === 'stopping' ? life.shown : undefined;
  const kill = past !== undefined && past.step !== 'stdin';
  const step = kill ? 'kill' : 'term';
  return {
    life: { ...life, shown: { state: 'stopping', step, since: past?.since ?? now } },
    effects: [
      { do: 'signalTree', signal: kill ? 'SIGKILL' : 'SIGTERM' },
      { do: 'startTimer', ms: kill ? KILL_AGAIN_MS : spec.shutdownMs, kind: 'ladder' },
    ],
  };
}

/** The tree has gone: what was waiting for that happens now. */
function follow(life: Life, spec: StartPolicy, now: number, roll: number): Step {
  const { after } = life;
  if (after.goal === 'start') return begin(life, spec, now);
  if (after.goal === 'fail') return fail(life, after, now, [CLEAR]);
  if (after.goal === 'stop' || (after.clean && spec.restart !== 'always')) {
    return { life: rest(life, { state: 'stopped', since: now }), effects: [CLEAR] };
  }
  const { advice = text('server.advice.seeLog') } = after;
  const restarts = recentRestarts(life.restarts, spec, now);
  const { max, withinMs } = spec.intensity;
  if (spec.restart === 'never' || max === 0)
    return fail(life, { reason: after.reason, advice }, now, [CLEAR]);
  if (restarts.length >= max) {
    const reason = budgetSpent(restarts.length + 1, withinMs, after.reason);
    return fail(life, { reason, advice }, now, [CLEAR]);
  }
  const ms = backoffMs(life.streak, spec, roll);
  return {
    life: {
      ...rest(life, { state: 'waiting', until: now + ms, reason: after.reason, since: now }),
      restarts,
    },
    effects: [{ do: 'startTimer', ms, kind: 'backoff' }],
  };
}

/** Ready for a whole window: its failures are no longer in a row. */
function settled(life: Life, spec: StartPolicy, now: number): Life {
  const { shown } = life;
  const up = shown.state === 'ready' || shown.state === 'degraded';
  return up && now - shown.since >= spec.intensity.withinMs ? { ...life, streak: 0 } : life;
}

function fail(life: Life, failure: Failure, now: number, effects: Effect[]): Step {
  return { life: rest(life, { state: 'failed', ...failureOf(failure), since: now }), effects };
}

function failureOf({ reason, advice, offer }: Failure): Failure {
  return { reason, advice, ...(offer === undefined ? {} : { offer }) };
}

function rest(life: Life, shown: InstanceState): Life {
  return { ...life, shown, child: false, remote: false, after: STOP };
}

function prefix(effects: readonly Effect[], step: Step): Step {
  return { life: step.life, effects: [...effects, ...step.effects] };
}
