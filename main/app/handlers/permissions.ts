import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<Handlers, 'grant.list' | 'grant.revoke' | 'rule.list' | 'rule.set' | 'rule.remove'>;

/** Who may do what: rules that somebody wrote, and grants that grew from answers. */
export function permissionHandlers({ grants, rules, lastUsed, audit, emit }: EngineParts): Served {
  const told = (type: string, id: string): void => {
    audit.event(type, { id });
    emit({ type: 'policy.changed' });
  };
  return {
    'grant.list': () => ({ grants: grants.active(), used: lastUsed.all() }),
    'grant.revoke'({ id }) {
      const revoked = grants.revoke(id);
      if (revoked) told('grantRevoked', id);
      return { revoked };
    },
    'rule.list': () => ({ rules: [...rules.list()], used: lastUsed.all() }),
    'rule.set'({ rule: draft }) {
      const rule = rules.set(draft);
      told('ruleSet', rule.id);
      return rule;
    },
    'rule.remove'({ id }) {
      const removed = rules.remove(id);
      if (removed) told('ruleRemoved', id);
      return { removed };
    },
  };
}
