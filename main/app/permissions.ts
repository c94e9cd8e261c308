import type { Approval } from '#contract/approval.ts';
import type { Call } from '#contract/call.ts';
import type { Permission } from '#main/broker/stages/granted.ts';
import type { BrokerDeps } from '#main/broker/broker.ts';
import type { Lookup } from '#main/catalog/catalog.ts';
import { isAlwaysSafe } from '#main/policy/always.ts';
import type { Approvals } from '#main/policy/approvals.ts';
import type { CompiledRules, Facts } from '#main/policy/candidates.ts';
import { decide } from '#main/policy/decide.ts';
import type { Grants } from '#main/policy/grants.ts';
import { suggestionsFor } from '#main/policy/suggestions.ts';

type Found = Extract<Lookup, { found: 'tool' }>;

export interface PermissionParts {
  rules: () => CompiledRules;
  grants: Grants;
  approvals: Approvals;
  run: string;
  now: () => number;
}

/** Joins policy to the broker: what `admitted` and `granted` ask of it. */
export function createPermissions(parts: PermissionParts): Pick<BrokerDeps, 'refusal' | 'decide' | 'ask'> {
  const { rules, grants, approvals, run, now } = parts;

  const facts = (
    { principal, via, workspace }: Call,
    { server, tool }: Found,
    args: Facts['args'],
  ): Facts => ({
    principal,
    via,
    workspace,
    tool: tool.ref,
    fingerprint: tool.fingerprint,
    verbs: tool.verbs,
    trusted: server.trusted,
    args,
    run,
  });

  return {
    refusal(call, found) {
      const { effect, rule } = decide(facts(call, found, undefined), rules(), grants.compiled(), now());
      return effect === 'deny' ? { effect, rule } : undefined;
    },
    decide: (call, found) => decide(facts(call, found, call.args), rules(), grants.compiled(), now()),
    async ask(call, found, signal): Promise<Permission> {
      const reply = await approvals.ask(questionOf(call, found), signal);
      if (reply.effect === 'deny') return { ...reply, rule: `person:${reply.why}` };
      const grant = grants.give({
        principal: call.principal.id,
        tool: found.tool.ref,
        fingerprint: found.tool.fingerprint,
        scope: reply.scope,
        where: reply.where,
        workspace: call.workspace,
      });
      return { effect: 'allow', rule: grant === undefined ? 'person:once' : `grant:${grant.id}` };
    },
  };
}

function questionOf(call: Call, { server, tool }: Found): Omit<Approval, 'id' | 'createdAt' | 'expiresAt'> {
  return {
    callId: call.id,
    kind: 'call',
    tool: tool.ref,
    serverTitle: server.title,
    principal: call.principal.id,
    via: call.via,
    args: call.args,
    verbs: tool.verbs,
    // Until chat exists every approval is for the approval window (DESIGN "Trust").
    surface: 'approval',
    suggestions: suggestionsFor(call.args),
    patternRequired: !isAlwaysSafe(tool.verbs),
  };
}
