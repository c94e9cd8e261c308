import { create } from 'zustand';
import type { Grant, LastUsed, Rule, RuleDraft } from '#contract/policy.ts';
import type { Text } from '#contract/text.ts';
import { onEvents, reasonOf, request } from '#renderer/lib/client.ts';

interface Permissions {
  /** Newest first; undefined until they were listed. */
  rules?: readonly Rule[];
  grants?: readonly Grant[];
  /** When each last decided a call: a rule by its id, a grant by `grant:ID`. */
  used: LastUsed;
  /** Why the lists may be old, or why the last removal was refused. */
  problem?: Text;
  /** The rule that was removed last, while it can be brought back. */
  removed?: Rule;
}

/** Who may do what, as the engine listed it last. */
export const usePermissions = create<Permissions>()(() => ({ used: {} }));

/** Lists rules and grants now, and again whenever they change, until the returned function is called. */
export function followPermissions(): () => void {
  let seq: number | undefined;
  const stop = onEvents((batch) => {
    const missed = seq !== undefined && batch.from > seq + 1;
    seq = batch.to;
    if (missed || batch.events.some(({ type }) => type === 'policy.changed')) void list();
  });
  void list();
  return () => {
    stop();
    usePermissions.setState({ removed: undefined, problem: undefined });
  };
}

let newest = 0;

async function list(): Promise<void> {
  const mine = ++newest;
  try {
    const [ruled, granted] = await Promise.all([request('rule.list', {}), request('grant.list', {})]);
    // An answer that a later question has overtaken would bring back what is gone.
    if (mine !== newest) return;
    usePermissions.setState({
      rules: ruled.rules.toSorted(byNewest),
      grants: granted.grants.toSorted(byNewest),
      used: { ...ruled.used, ...granted.used },
      problem: undefined,
    });
  } catch (error) {
    if (mine === newest) usePermissions.setState({ problem: reasonOf(error) });
  }
}

/** Adds a rule, or replaces the one with its id. Rejects with `RequestFailure`, which names the field at fault. */
export async function setRule(rule: RuleDraft): Promise<void> {
  await request('rule.set', { rule });
  await list();
}

/** Takes a rule away and keeps it, so that {@link restoreRule} can bring it back; false when it was refused. */
export async function removeRule(rule: Rule): Promise<boolean> {
  return settle(async () => {
    const { removed } = await request('rule.remove', { id: rule.id });
    // What somebody else removed is not for this window to bring back.
    if (!removed) return;
    // In one step with the row: what stands above the list may go with the last one, and the way back must not move then.
    usePermissions.setState(({ rules = [] }) => ({
      removed: rule,
      rules: rules.filter(({ id }) => id !== rule.id),
    }));
  });
}

/** Brings back the rule that was removed last; false when it was refused. */
export async function restoreRule(): Promise<boolean> {
  return settle(async () => {
    const { removed } = usePermissions.getState();
    if (!removed) return;
    const { createdAt: _given, ...rule } = removed;
    await request('rule.set', { rule });
    usePermissions.setState({ removed: undefined });
  });
}

/** Takes a grant away; there is no way back but the next question. */
export async function revokeGrant(id: string): Promise<boolean> {
  return settle(async () => {
    await request('grant.revoke', { id });
  });
}

export function forgetRemoved(): void {
  usePermissions.setState({ removed: undefined });
}

async function settle(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    await list();
    return true;
  } catch (error) {
    usePermissions.setState({ problem: reasonOf(error) });
    return false;
  }
}

function byNewest(one: { createdAt: number }, other: { createdAt: number }): number {
  return other.createdAt - one.createdAt;
}
