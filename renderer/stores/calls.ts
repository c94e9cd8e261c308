import type { CallId } from '#contract/ids.ts';
import { request } from '#renderer/lib/client.ts';
import { updateMirror, useEngine } from './engine.ts';
import { withOlderCalls } from './mirror.ts';

export const PAGE = 200;

/** Puts one more page behind the calls that are shown; false when there are no older ones. */
export async function loadOlderCalls(): Promise<boolean> {
  const oldest = useEngine.getState().mirror?.calls.at(-1);
  if (!oldest) return false;
  const older = await request('call.list', { before: oldest.at, limit: PAGE });
  updateMirror((mirror) => withOlderCalls(mirror, older));
  return older.length >= PAGE;
}

/** Asks that a call be given up. How it ended comes as an event; one that ended meanwhile has shown its end. */
export function cancelCall(id: CallId): void {
  request('call.cancel', { id }).catch(() => undefined);
}
