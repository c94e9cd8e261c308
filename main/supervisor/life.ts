import type { InstanceState } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import type { Failure } from './failure.ts';

/** How a process ended that nobody had asked to stop. Clean: exit code 0. */
interface Ending {
  readonly clean: boolean;
  readonly reason: Text;
  /** Otherwise: look at its log. */
  readonly advice?: Text;
}

/** What happens once the process tree that is being stopped has gone. */
export type After =
  | { readonly goal: 'stop' }
  | { readonly goal: 'start' }
  | ({ readonly goal: 'fail' } & Failure)
  | ({ readonly goal: 'judge' } & Ending);

/** All that is known about the life of one instance. */
export interface Life {
  readonly shown: InstanceState;
  /** A process of ours exists, or something of its tree still does. */
  readonly child: boolean;
  /** It is no process of ours: we are connecting or connected to it. */
  readonly remote: boolean;
  readonly after: After;
  /** When it was restarted by policy, as far as the window of `intensity` reaches. */
  readonly restarts: readonly number[];
  /** Restarts in a row without having been ready for a whole window. */
  readonly streak: number;
}

export type TimerKind = 'start' | 'ladder' | 'backoff';

export type LifeEvent =
  | { readonly type: 'start' | 'stop' | 'restart' | 'spawned' | 'dialled' | 'attached' | 'gone' }
  | { readonly type: 'timer'; readonly kind: TimerKind }
  /** Could not be spawned or reached at all, or could not be talked to. */
  | ({ readonly type: 'startFailed' } & Failure)
  | { readonly type: 'lost'; readonly reason: Text }
  /** The leader has exited; `leftovers`: others of its tree live on, and `gone` will follow. */
  | ({ readonly type: 'exited'; readonly leftovers: boolean } & Ending);

export type Effect =
  | { readonly do: 'spawn' | 'detach' | 'closeStdin' | 'clearTimer' }
  | { readonly do: 'signalTree'; readonly signal: 'SIGTERM' | 'SIGKILL' }
  /** There is one timer; starting it replaces the one before. */
  | { readonly do: 'startTimer'; readonly ms: number; readonly kind: TimerKind };

export interface Step {
  readonly life: Life;
  readonly effects: readonly Effect[];
}

export const STOP: After = { goal: 'stop' };

export function newLife(now: number): Life {
  return {
    shown: { state: 'stopped', since: now },
    child: false,
    remote: false,
    after: STOP,
    restarts: [],
    streak: 0,
  };
}
