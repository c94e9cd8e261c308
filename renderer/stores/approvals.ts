import { useEffect, useRef } from 'react';
import type { Approval } from '#contract/approval.ts';
import { request } from '#renderer/lib/client.ts';
import { useEngine } from './engine.ts';

/** Brings the window that answers to the front. Without a desktop there is none, and the answer is given elsewhere. */
export function showApprovals(): void {
  request('approval.show', {}).catch(() => undefined);
}

/** Whether what is being sent waits for somebody in the approval window. */
export function useWaiting(kind: Approval['kind'], sending: boolean): boolean {
  const asked = useEngine((state) => state.mirror?.approvals.some((approval) => approval.kind === kind));
  return sending && asked === true;
}

/** Takes back what a form asked for when the form goes before the answer: nobody would learn of it. Undefined while nothing is sent. */
export function useWithdrawal(own: ((approval: Approval) => boolean) | undefined): void {
  const asked = useRef(own);
  useEffect(() => {
    asked.current = own;
  });
  useEffect(() => () => void withdraw(asked.current), []);
}

/** Asks the engine what waits: the window may not have heard of it yet. */
async function withdraw(own: ((approval: Approval) => boolean) | undefined): Promise<void> {
  if (!own) return;
  const waiting = await request('approval.list', {}).catch(() => []);
  for (const approval of waiting) {
    if (own(approval)) request('approval.withdraw', { id: approval.id }).catch(() => undefined);
  }
}
