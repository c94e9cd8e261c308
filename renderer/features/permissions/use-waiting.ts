import { useEngine } from '#renderer/stores/engine.ts';

/** Whether what is being sent waits for somebody in the approval window. */
export function useWaiting(sending: boolean): boolean {
  const asked = useEngine((state) => state.mirror?.approvals.some(({ kind }) => kind === 'rule'));
  return sending && asked === true;
}
