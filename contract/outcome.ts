import { z } from 'zod';
import { Json } from './json.ts';
import { Text } from './text.ts';
import type { Payload } from './payload.ts';

/** Every way a call can end but the two that carry a result. GLOSSARY "Outcome"; exit codes and REST codes stand there. */
const refusals = [
  z.object({ outcome: z.literal('invalid'), field: z.string(), message: Text }),
  z.object({ outcome: z.literal('unauthenticated'), message: Text }),
  z.object({ outcome: z.literal('denied'), rule: z.string(), message: Text }),
  z.object({ outcome: z.literal('notFound'), near: z.array(z.string()), message: Text }),
  z.object({ outcome: z.literal('limited'), retryAfterMs: z.int().min(1), message: Text }),
  z.object({ outcome: z.literal('open'), untilMs: z.int(), message: Text }),
  z.object({ outcome: z.literal('unavailable'), reason: Text, advice: Text }),
  z.object({ outcome: z.literal('failed'), cause: z.enum(['died', 'protocol', 'error']), message: Text }),
  z.object({ outcome: z.literal('timeout'), message: Text }),
  z.object({ outcome: z.literal('cancelled'), message: Text }),
  z.object({ outcome: z.literal('internal'), message: Text }),
] as const;

const Refusal = z.discriminatedUnion('outcome', refusals);

/** What `broker.call` resolves to; it never rejects. */
export type Outcome =
  | { outcome: 'ok'; payload: Payload }
  | { outcome: 'toolError'; payload: Payload }
  | { outcome: 'needsInput'; payload: Payload }
  | z.infer<typeof Refusal>;

/** The same as plain data, for what crosses a process. */
export const OutcomeView = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('ok'), result: Json }),
  z.object({ outcome: z.literal('toolError'), result: Json }),
  z.object({ outcome: z.literal('needsInput'), result: Json }),
  ...refusals,
]);
export type OutcomeView = z.infer<typeof OutcomeView>;

export const OutcomeName = z.enum([
  'ok',
  'toolError',
  'needsInput',
  'invalid',
  'unauthenticated',
  'denied',
  'notFound',
  'limited',
  'open',
  'unavailable',
  'failed',
  'timeout',
  'cancelled',
  'internal',
]);
export type OutcomeName = z.infer<typeof OutcomeName>;

export function viewOutcome(outcome: Outcome): OutcomeView {
  return 'payload' in outcome ? { outcome: outcome.outcome, result: outcome.payload.json() } : outcome;
}
