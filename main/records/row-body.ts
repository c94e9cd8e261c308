import { z } from 'zod';
import { CallRecord, StageName } from '#contract/call.ts';
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

/** Arguments and result as canonical JSON, redacted. */
export interface CallParts {
  args: string;
  result: string | undefined;
}

const text = JSON.stringify;

/**
 * The canonical JSON of a call's row, from arguments and result that are canonical already. Written out because it is on the
 * road of every call: sorting fixed keys again each time costs more than the rest of the row.
 */
export function callBody(
  kind: CallBody['kind'],
  call: CallRecord,
  said: Text | undefined,
  parts: CallParts,
  { keyId, run }: Origin,
): string {
  const decision = call.decision && text({ effect: call.decision.effect, rule: call.decision.rule });
  const message = said && canonicalJson(said);
  return (
    `{"at":${call.at},"call":{${call.altered ? '"altered":true,' : ''}"args":${parts.args},"at":${call.at}` +
    `${decision ? `,"decision":${decision}` : ''},"id":${text(call.id)},"kind":${text(call.kind)}` +
    `${message ? `,"message":${message}` : ''},"name":${text(call.name)}` +
    `${call.outcome ? `,"outcome":"${call.outcome}"` : ''},"principal":${text(call.principal)}` +
    `${parts.result === undefined ? '' : `,"result":${parts.result}`},"server":${text(call.server)}` +
    `${call.stages ? `,"stages":${stagesText(call.stages)}` : ''}${number('totalMs', call.totalMs)}${number('upstreamMs', call.upstreamMs)},"via":${text(call.via)}` +
    `${number('waitedMs', call.waitedMs)}},"keyId":${text(keyId)},"kind":"${kind}","run":${text(run)}}`
  );
}

/** In the order of canonical JSON. */
const STAGES = StageName.options.toSorted();

function stagesText(stages: NonNullable<CallRecord['stages']>): string {
  let all = '';
  for (const stage of STAGES) {
    const ms = stages[stage];
    if (ms !== undefined) all += `${all === '' ? '' : ','}"${stage}":${ms}`;
  }
  return `{${all}}`;
}

function number(name: string, value: number | undefined): string {
  return value === undefined ? '' : `,"${name}":${text(value)}`;
}

export function eventBody(type: string, at: number, fields: Json, { keyId, run }: Origin): string {
  return canonicalJson({ at, fields, keyId, kind: 'event', run, type });
}

/** Only what is needed to know which key a row belongs to. */
export const KeyedBody = z.object({ keyId: z.string() });
