import type { Call, Decision } from '#contract/call.ts';
import type { Outcome } from '#contract/outcome.ts';
import { text } from '#contract/text.ts';
import { isReadOnly } from '#contract/verbs.ts';
import type { Lookup } from '#main/catalog/catalog.ts';
import type { Stage, TravellingCall } from '../stage.ts';

type Found = Extract<Lookup, { found: 'tool' }>;

export interface AdmittedDeps {
  /** The deny that holds whatever the arguments are, if there is one. */
  refusal: (call: Call, found: Found) => Decision | undefined;
  auditWritable: () => boolean;
}

/** Whether this caller may use this tool at all, before the arguments are looked at. */
export function admitted({ refusal, auditWritable }: AdmittedDeps, found: Found, next: Stage): Stage {
  const readOnly = isReadOnly(found.tool.verbs.verbs);
  return (call, signal) => {
    const denied = refusal(call, found);
    if (denied !== undefined) return Promise.resolve(refuse(call, denied));
    if (!readOnly && !auditWritable()) return Promise.resolve(auditUnavailable());
    return next(call, signal);
  };
}

/** Stands in for everything behind it when there is no such tool: nothing is started to find out. */
export function unknownTool(lookup: Exclude<Lookup, Found>, asked: { server: string; name: string }): Stage {
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

function outcomeOf(
  lookup: Exclude<Lookup, Found>,
  { server, name }: { server: string; name: string },
): Outcome {
  switch (lookup.found) {
    case 'noServer':
      return { outcome: 'notFound', near: lookup.near, message: text('call.unknownServer', { server }) };
    case 'noTool':
      return {
        outcome: 'notFound',
        near: lookup.near,
        message: text('call.unknownTool', { server: lookup.server.title, tool: name }),
      };
    case 'neverListed':
      return {
        outcome: 'unavailable',
        reason: text('call.neverListed', { server: lookup.server.title }),
        advice: text('call.neverListed.advice'),
      };
  }
}
