import { request } from '#renderer/lib/client.ts';

/** Brings the window that answers to the front. Without a desktop there is none, and the answer is given elsewhere. */
export function showApprovals(): void {
  request('approval.show', {}).catch(() => undefined);
}
