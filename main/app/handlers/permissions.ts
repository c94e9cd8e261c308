import type { Rule, RuleDraft } from '#contract/policy.ts';
import { widens } from '#main/policy/widens.ts';
import { changedMeanwhile } from '../consent-change.ts';
import type { Asker } from '../consent.ts';
import type { Handlers } from '../dispatch.ts';
import type { EngineParts } from '../parts.ts';
import { rulingOf } from '../ruling.ts';

type Served = Pick<Handlers, 'grant.list' | 'grant.revoke' | 'rule.list' | 'rule.set' | 'rule.remove'>;

/** Who may do what: rules that somebody wrote, and grants that grew from answers. What widens is agreed to first. */
export function permissionHandlers(parts: EngineParts): Served {
  const { grants, rules, lastUsed, audit, emit, changeConsent } = parts;
  const told = (type: string, id: string): void => {
    audit.event(type, { id });
    emit({ type: 'policy.changed' });
  };

  async function agreed(before: Rule | undefined, after: RuleDraft | undefined, asker: Asker): Promise<void> {
    if (!widens(before, after)) return;
    const change = {
      ...(before === undefined ? {} : { before: rulingOf(before) }),
      ...(after === undefined ? {} : { after: rulingOf(after) }),
    };
    await changeConsent.ensure({ kind: 'rule', changes: [change] }, `rule:${before?.id ?? ''}`, asker);
    const id = before?.id ?? after?.id;
    if (id !== undefined && rules.find(id) !== before) throw changedMeanwhile();
  }

  return {
    'grant.list': () => ({ grants: grants.active(), used: lastUsed.all() }),
    'grant.revoke'({ id }) {
      const revoked = grants.revoke(id);
      if (revoked) told('grantRevoked', id);
      return { revoked };
    },
    'rule.list': () => ({ rules: [...rules.list()], used: lastUsed.all() }),
    async 'rule.set'({ rule: draft }, caller) {
      await agreed(draft.id === undefined ? undefined : rules.find(draft.id), draft, caller);
      const rule = rules.set(draft);
      told('ruleSet', rule.id);
      return rule;
    },
    async 'rule.remove'({ id }, caller) {
      const before = rules.find(id);
      if (before === undefined) return { removed: false };
      await agreed(before, undefined, caller);
      rules.remove(id);
      told('ruleRemoved', id);
      return { removed: true };
    },
  };
}
