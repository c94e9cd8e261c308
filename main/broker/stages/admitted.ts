import type { Call, Decision } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { isReadOnly } from '#contract/verbs.ts';
import type { Lookup } from '#main/catalog/catalog.ts';
import type { CallTarget } from '#main/catalog/target.ts';
import type { Stage, TravellingCall } from '../stage.ts';

type Missing = Exclude<Lookup, { found: 'target' }>;

export interface AdmittedDeps {
  /** The deny that holds whatever the arguments are, if there is one. */
  refusal: (call: Call, target: CallTarget) => Decision | undefined;
  auditWritable: () => boolean;
}

/** Whether this caller may use this target at all, before the arguments are looked at. */
export function admitted({ refusal, auditWritable }: AdmittedDeps, target: CallTarget, next: Stage): Stage {
  const readOnly = isReadOnly(target.verbs.verbs);
  return (call, signal) => {
    const denied = refusal(call, target);
    if (denied !== undefined) return Promise.resolve(refuse(call, denied));
    if (!readOnly && !auditWritable()) return Promise.resolve(auditUnavailable());
    return next(call, signal);
  };
}

/** Stands in for everything behind it when there is no such thing: nothing is started to find out. */
export function notOffered(lookup: Missing, asked: Asked): Stage {
  return () => Promise.resolve(outcomeOf(lookup, asked));
}

export function auditUnavailable(): Outcome {
  return {
    outcome: 'unavailable',
    reason: text('call.auditUnavailable'),
    advice: text('call.auditUnavailable.advice'),
  };
}

function refuse(call: TravellingCall, decision: Decision): Outcome {
  call.notes.decision = decision;
  return {
    outcome: 'denied',
    rule: decision.rule,
    message: text('call.deniedByRule', { rule: decision.rule }),
  };
}

type Asked = Pick<Call, 'kind' | 'server' | 'name'>;

function outcomeOf(lookup: Missing, { kind, server, name }: Asked): Outcome {
  switch (lookup.found) {
    case 'noServer':
      return { outcome: 'notFound', near: lookup.near, message: text('call.unknownServer', { server }) };
    case 'notOffered':
      return {
        outcome: 'notFound',
        near: lookup.near,
        message: text('call.notOffered', { kind, server: lookup.server.title, name }),
      };
    case 'neverListed':
      return {
        outcome: 'unavailable',
        reason: text('call.neverListed', { server: lookup.server.title }),
        advice: text('call.neverListed.advice'),
      };
  }
}
