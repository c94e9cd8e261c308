import type { Call } from '#contract/call.ts';
import type { Emit } from '#contract/events.ts';
import type { Permission } from '#main/broker/stages/granted.ts';
import type { BrokerDeps } from '#main/broker/broker.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import { isReadOnly } from '#contract/verbs.ts';
import { isAlwaysSafe } from '#main/policy/always.ts';
import type { Approvals, Question } from '#main/policy/approvals.ts';
import { cardAnswers } from '#main/policy/card.ts';
import type { Facts } from '#main/policy/candidates.ts';
import { decide } from '#main/policy/decide.ts';
import type { Grants } from '#main/policy/grants.ts';
import type { Rules } from '#main/policy/rules.ts';
import { suggestionsFor } from '#main/policy/suggestions.ts';
import type { LastUsedBook } from './last-used.ts';

export interface PermissionParts {
  rules: Pick<Rules, 'compiled'>;
  grants: Grants;
  approvals: Approvals;
  lastUsed: Pick<LastUsedBook, 'note'>;
  /** Of a workspace, by its id. */
  foldersOf: (workspace: string) => readonly string[];
  /** A bundled server that works in the folders of its workspace and nowhere else. */
  jailed: (server: string) => boolean;
  run: string;
  now: () => number;
  emit: Emit;
}

/** Joins policy to the broker: what `admitted` and `granted` ask of it. */
export function createPermissions(parts: PermissionParts): Pick<BrokerDeps, 'refusal' | 'decide' | 'ask'> {
  const { rules, grants, approvals, lastUsed, foldersOf, jailed, run, now, emit } = parts;

  const facts = (
    { principal, via, workspace, conversation, after }: Call,
    { kind, server, ref, fingerprint, verbs }: CallTarget,
    args: Facts['args'],
  ): Facts => ({
    principal,
    via,
    workspace,
    kind,
    tool: ref,
    fingerprint,
    verbs,
    trusted: server.trusted,
    args,
    run,
    ...(conversation === undefined ? {} : { conversation }),
    ...(after === undefined ? {} : { afterUntrusted: true }),
  });

  return {
    refusal(call, target) {
      const { effect, rule } = decide(
        facts(call, target, undefined),
        rules.compiled(),
        grants.compiled(),
        now(),
      );
      if (effect !== 'deny') return undefined;
      lastUsed.note(rule);
      return { effect, rule };
    },
    decide(call, target) {
      const verdict = decide(facts(call, target, call.args), rules.compiled(), grants.compiled(), now());
      if (!verdict.rule.startsWith('default:')) lastUsed.note(verdict.rule);
      return verdict;
    },
    async ask(call, target, signal): Promise<Permission> {
      const reach = { folders: foldersOf(call.workspace), jailed: jailed(target.server.id) };
      const reply = await approvals.ask(questionOf(call, target, reach), signal);
      if (reply.effect === 'deny') return { ...reply, rule: `person:${reply.why}` };
      const grant = grants.give({
        principal: call.principal.id,
        kind: target.kind,
        tool: target.ref,
        fingerprint: target.fingerprint,
        scope: reply.scope,
        where: reply.where,
        workspace: call.workspace,
        ...(call.conversation === undefined ? {} : { conversation: call.conversation }),
      });
      if (grant !== undefined) emit({ type: 'policy.changed' });
      return { effect: 'allow', rule: grant === undefined ? 'person:once' : `grant:${grant.id}` };
    },
  };
}

function questionOf(
  call: Call,
  { kind, server, ref, verbs }: CallTarget,
  reach: Parameters<typeof cardAnswers>[2],
): Question {
  const { conversation, after } = call;
  const card = conversation !== undefined && cardAnswers(verbs, call.args, reach);
  return {
    callId: call.id,
    kind: 'call',
    callKind: kind,
    tool: ref,
    serverTitle: server.title,
    principal: call.principal.id,
    via: call.via,
    args: call.args,
    verbs,
    surface: card ? 'app' : 'approval',
    suggestions: suggestionsFor(call.args),
    patternRequired: !isAlwaysSafe(verbs) || (card && !isReadOnly(verbs.verbs)),
    ...(conversation === undefined ? {} : { conversation }),
    ...(after === undefined ? {} : { after }),
  };
}
