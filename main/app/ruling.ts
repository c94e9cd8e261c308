import type { Grant, Rule, RuleDraft, Ruling } from '#contract/policy.ts';

/** What a rule says. */
export function rulingOf({ id: _its, ...rule }: Rule | RuleDraft): Ruling {
  const { createdAt: _then, ...ruling } = { createdAt: 0, ...rule };
  return ruling;
}

/** What a grant says, as the rule that it amounts to. */
export function rulingOfGrant({ principal, tool, where, expiresAt }: Grant): Ruling {
  const { server, name } = tool;
  return {
    effect: 'allow',
    who: principal,
    server,
    tool: name,
    where,
    ...(expiresAt === undefined ? {} : { to: expiresAt }),
  };
}
