import type { MessageCode } from '#contract/messages/en.ts';
import type { InstanceState, ServerView } from '#contract/server.ts';
import type { Intent } from '#renderer/stores/engine.ts';
import type { Shape, Tone } from '#renderer/ui/glyph.tsx';

interface Look {
  word: MessageCode;
  shape: Shape;
  tone: Tone;
}

const LOOKS: Record<InstanceState['state'], Look> = {
  stopped: { word: 'state.stopped', shape: 'ring', tone: 'idle' },
  starting: { word: 'state.starting', shape: 'arc', tone: 'starting' },
  ready: { word: 'state.ready', shape: 'dot', tone: 'ready' },
  degraded: { word: 'state.degraded', shape: 'half', tone: 'degraded' },
  stopping: { word: 'state.stopping', shape: 'dashes', tone: 'idle' },
  waiting: { word: 'state.waiting', shape: 'hourglass', tone: 'waiting' },
  failed: { word: 'state.failed', shape: 'cross', tone: 'failed' },
};

/** What to show: the state, or what was just asked for while the engine has not moved yet. */
export function shownState(view: ServerView, intent: Intent | undefined): InstanceState['state'] {
  const { state } = view.state;
  if (intent === 'start' && !isOn(state)) return 'starting';
  if (intent === 'stop' && isOn(state)) return 'stopping';
  if (intent === 'restart' && (state === 'ready' || state === 'degraded')) return 'stopping';
  return state;
}

export function stateLook(state: InstanceState['state']): Look {
  return LOOKS[state];
}

/** Whether the server runs or is meant to: the position of its switch. */
export function isOn(state: InstanceState['state']): boolean {
  return state === 'starting' || state === 'ready' || state === 'degraded' || state === 'waiting';
}
