import { create } from 'zustand';
import type { EventBatch } from '#contract/events.ts';
import type { ServerId } from '#contract/ids.ts';
import type { Text } from '#contract/text.ts';
import { RequestFailure, onEvents, reasonOf, request } from '#renderer/lib/client.ts';
import { apply, mirrorOf } from './mirror.ts';
import type { Mirror } from './mirror.ts';

/** What was asked of a server and is not answered yet; shown at once. */
export type Intent = 'start' | 'stop' | 'restart';

export interface EngineState {
  mirror?: Mirror;
  /** Why there is no mirror; with advice, the engine itself could not start. */
  problem?: { reason: Text; advice?: Text };
  intents: ReadonlyMap<ServerId, Intent>;
  /** Why the last thing asked of a server was refused. */
  refusals: ReadonlyMap<ServerId, Text>;
  /** A server, or the start of all, waits for the user to agree to the workspace folder. */
  question?: { server: ServerId | undefined; folder: string; problem?: Text };
}

/** The one store of what the engine is and does. Everything in it came from the engine, but for what was just asked. */
export const useEngine = create<EngineState>()(() => ({ intents: new Map(), refusals: new Map() }));

/** Changes the mirror, if there is one. */
export function updateMirror(change: (mirror: Mirror) => Mirror): void {
  useEngine.setState(({ mirror }) => (mirror ? { mirror: change(mirror) } : {}));
}

let held: EventBatch[] | undefined;

/** Takes a snapshot, then follows the events until the returned function is called. */
export function followEngine(): () => void {
  const stop = onEvents((batch) => {
    if (held) held.push(batch);
    else receive(batch);
  });
  void takeSnapshot();
  return stop;
}

/** Starts again from what the engine says now; events heard meanwhile are applied to it. */
export async function takeSnapshot(): Promise<void> {
  held = [];
  try {
    const snapshot = await request('state.snapshot', {});
    useEngine.setState({ mirror: mirrorOf(snapshot), problem: undefined });
  } catch (error) {
    useEngine.setState({ mirror: undefined, problem: problemOf(error) });
  }
  const waiting = held;
  held = undefined;
  for (const batch of waiting) receive(batch);
}

function problemOf(error: unknown): EngineState['problem'] {
  const advice = error instanceof RequestFailure ? error.advice : undefined;
  return { reason: reasonOf(error), ...(advice && { advice }) };
}

function receive(batch: EventBatch): void {
  const { mirror } = useEngine.getState();
  if (!mirror || held) return;
  const next = apply(mirror, batch);
  if (next === 'gap') void takeSnapshot();
  else if (next !== mirror) useEngine.setState({ mirror: next });
}
