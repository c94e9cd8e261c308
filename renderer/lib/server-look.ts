import type { MessageCode } from '#contract/messages/en.ts';
import type { InstanceState, ServerView } from '#contract/server.ts';

/** A state as a person sees it: of the process, or of what stands before it. */
export type Shown = InstanceState['state'] | 'off' | 'asking' | 'installing';

const LOOKS = {
  off: { word: 'servers.off', shape: 'barred', tone: 'idle' },
  asking: { word: 'servers.asking', shape: 'hourglass', tone: 'waiting' },
  stopped: { word: 'state.stopped', shape: 'ring', tone: 'idle' },
  starting: { word: 'state.starting', shape: 'arc', tone: 'starting' },
  installing: { word: 'servers.installing', shape: 'arc', tone: 'starting' },
  ready: { word: 'state.ready', shape: 'dot', tone: 'ready' },
  degraded: { word: 'state.degraded', shape: 'half', tone: 'degraded' },
  stopping: { word: 'state.stopping', shape: 'dashes', tone: 'idle' },
  waiting: { word: 'state.waiting', shape: 'hourglass', tone: 'waiting' },
  failed: { word: 'state.failed', shape: 'cross', tone: 'failed' },
} as const satisfies Record<Shown, { word: MessageCode; shape: string; tone: string }>;

/** What to show: the state, or what was just asked for while the engine has not moved yet. */
export function shownState(
  view: ServerView,
  intent: 'start' | 'stop' | 'restart' | undefined,
  asking: boolean,
): Shown {
  const { state } = view.state;
  if (asking) return 'asking';
  if (intent === 'start' && !isOn(state)) return 'starting';
  if (intent === 'stop' && isOn(state)) return 'stopping';
  if (view.state.state === 'starting' && view.state.installing) return 'installing';
  if (intent === 'restart' && (state === 'ready' || state === 'degraded')) return 'stopping';
  return view.server.disabled && !isOn(state) && state !== 'stopping' ? 'off' : state;
}

/** Glyph and word of a state. */
export function stateLook(state: Shown): (typeof LOOKS)[Shown] {
  return LOOKS[state];
}

/** Whether the server runs or is meant to: the position of its switch. */
export function isOn(state: Shown): boolean {
  return ['starting', 'installing', 'ready', 'degraded', 'waiting', 'asking'].includes(state);
}

/** Whether more than one server is called so: then its id has to tell it apart. */
export function sharesTitle(title: string, servers: readonly ServerView[]): boolean {
  return servers.filter((view) => view.server.title === title).length > 1;
}
