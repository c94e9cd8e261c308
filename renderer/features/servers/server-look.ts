import type { MessageCode } from '#contract/messages/en.ts';
import type { InstanceState, ServerView } from '#contract/server.ts';
import type { Intent } from '#renderer/stores/engine.ts';
import type { Shape, Tone } from '#renderer/ui/glyph.tsx';

interface Look {
  word: MessageCode;
  shape: Shape;
  tone: Tone;
}

/** A state as a person sees it: of the process, or of what stands before it. */
export type Shown = InstanceState['state'] | 'off' | 'asking';

const LOOKS: Record<Shown, Look> = {
  off: { word: 'servers.off', shape: 'barred', tone: 'idle' },
  asking: { word: 'servers.asking', shape: 'hourglass', tone: 'waiting' },
  stopped: { word: 'state.stopped', shape: 'ring', tone: 'idle' },
  starting: { word: 'state.starting', shape: 'arc', tone: 'starting' },
  ready: { word: 'state.ready', shape: 'dot', tone: 'ready' },
  degraded: { word: 'state.degraded', shape: 'half', tone: 'degraded' },
  stopping: { word: 'state.stopping', shape: 'dashes', tone: 'idle' },
  waiting: { word: 'state.waiting', shape: 'hourglass', tone: 'waiting' },
  failed: { word: 'state.failed', shape: 'cross', tone: 'failed' },
};

/** What to show: the state, or what was just asked for while the engine has not moved yet. */
export function shownState(view: ServerView, intent: Intent | undefined, asking: boolean): Shown {
  const { state } = view.state;
  if (asking) return 'asking';
  if (intent === 'start' && !isOn(state)) return 'starting';
  if (intent === 'stop' && isOn(state)) return 'stopping';
  if (intent === 'restart' && (state === 'ready' || state === 'degraded')) return 'stopping';
  return view.server.disabled && !isOn(state) && state !== 'stopping' ? 'off' : state;
}

export function stateLook(state: Shown): Look {
  return LOOKS[state];
}

/** Whether the server runs or is meant to: the position of its switch. */
export function isOn(state: Shown): boolean {
  return ['starting', 'ready', 'degraded', 'waiting', 'asking'].includes(state);
}
