import { z } from 'zod';
import { CallRecord } from '#contract/call.ts';
import type { StageName } from '#contract/call.ts';
import type { Json } from '#contract/json.ts';
import type { Text } from '#contract/text.ts';
import { canonicalJson } from '#main/kernel/canonical-json.ts';

/** In every body: which key its hash was made with (hex) and in which run of the app. */
export interface Origin {
  keyId: string;
  run: string;
}

/** What a call's row says. `at` is the call's own, so that its rows stand side by side. */
export const CallBody = z.object({
  kind: z.enum(['intent', 'outcome']),
  at: z.int(),
  keyId: z.string(),
  run: z.string(),
  call: CallRecord,
});
export type CallBody = z.infer<typeof CallBody>;

/** A name that is a number: objects put those first, canonical JSON does not. */
const NUMBERED = /"\d+":/;

/**
 * The canonical JSON of a call's row, from a record whose arguments and result are copies: their members are sorted
 * already. Its own members are named here in their order, and written by the native writer: this is on the road of every call, and to
 * sort them again each time costs more than the rest of the row.
 */
export function callBody(kind: CallBody['kind'], call: CallRecord, { keyId, run }: Origin): string {
  const { at, altered, args, decision, id, message, name, outcome, principal, result, server, via } = call;
  const body = {
    at,
    call: {
      altered,
      args,
      at,
      decision: decision && { effect: decision.effect, rule: decision.rule },
      id,
      kind: call.kind,
      message: message && { code: message.code, params: sorted(message.params) },
      name,
      outcome,
      principal,
      result,
      server,
      stages: call.stages && stagesOf(call.stages),
      totalMs: call.totalMs,
      upstreamMs: call.upstreamMs,
      via,
      waitedMs: call.waitedMs,
    },
    keyId,
    kind,
    run,
  };
  const text = JSON.stringify(body);
  return NUMBERED.test(text) ? canonicalJson(body) : text;
}

function stagesOf(stages: NonNullable<CallRecord['stages']>): CallRecord['stages'] {
  const { admitted, granted, identified, invoked, recorded, validated } = stages;
  const all = { admitted, granted, identified, invoked, recorded, validated };
  return all satisfies Record<StageName, number | undefined>;
}

function sorted(params: Text['params']): Text['params'] {
  return Object.fromEntries(Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function eventBody(type: string, at: number, fields: Json, { keyId, run }: Origin): string {
  return canonicalJson({ at, fields, keyId, kind: 'event', run, type });
}

/** Only what is needed to know which key a row belongs to. */
export const KeyedBody = z.object({ keyId: z.string() });
