import { z } from 'zod';
import type { Call } from './call.ts';
import type { JsonObject } from './json.ts';
import type { Text } from './text.ts';

/** What a server asks of a model during a call (sampling/createMessage), as far as it is answered: text, without tools. */
export const Sampling = z.object({
  system: z.string().optional(),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })).min(1),
  maxTokens: z.int().min(1),
});
export type Sampling = z.infer<typeof Sampling>;

export type SamplingReply =
  | { ok: true; model: string; text: string; cut: boolean }
  /** `denied`: a person did not agree. `unavailable`: nobody was asked, or the model could not. */
  | { ok: false; why: 'denied' | 'unavailable'; reason: Text };

/**
 * Answers for whoever made `call`, on the server's behalf. Never rejects. The abort of `signal` takes the question away:
 * the call has ended, or the server does not want to know any more.
 */
export type AnswerSampling = (
  asked: Sampling,
  call: AskingCall,
  signal: AbortSignal,
) => Promise<SamplingReply>;

/**
 * The call during which a server asks. `unsure`: it did not say for which one, and others of the same conversation are
 * under way too.
 */
export type AskingCall = Call & { unsure?: true };

const said = { title: z.string().optional(), description: z.string().optional() };
const named = z.array(z.string()).min(1).max(500);
const titled = z
  .array(z.object({ const: z.string(), title: z.string() }))
  .min(1)
  .max(500);

/** One value of a form, as far as MCP lets a server ask for it; other keywords are left out. */
export const FormField = z.union([
  z.object({
    ...said,
    type: z.literal('string'),
    enum: named,
    enumNames: z.array(z.string()).optional(),
    default: z.string().optional(),
  }),
  z.object({ ...said, type: z.literal('string'), oneOf: titled, default: z.string().optional() }),
  z.object({
    ...said,
    type: z.literal('string'),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    format: z.string().optional(),
    default: z.string().optional(),
  }),
  z.object({
    ...said,
    type: z.enum(['number', 'integer']),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    default: z.number().optional(),
  }),
  z.object({ ...said, type: z.literal('boolean'), default: z.boolean().optional() }),
  z.object({
    ...said,
    type: z.literal('array'),
    items: z.union([z.object({ type: z.literal('string'), enum: named }), z.object({ anyOf: titled })]),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    default: z.array(z.string()).optional(),
  }),
]);
export type FormField = z.infer<typeof FormField>;

/** A flat JSON Schema: what a form asks for. */
export const FormSchema = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), FormField),
  required: z.array(z.string()).optional(),
});
export type FormSchema = z.infer<typeof FormSchema>;

/**
 * What a server asks of a person during a call (elicitation/create). `form`: values that go back to it. `url`: a page
 * to be opened in the browser; nothing goes back but the consent. `finished`: whether what was opened is done, so that
 * the call that needed it can be made again.
 */
export const Elicitation = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('form'), message: z.string(), schema: FormSchema }),
  z.object({ mode: z.literal('url'), message: z.string(), url: z.string(), id: z.string().optional() }),
  z.object({ mode: z.literal('finished'), url: z.string() }),
]);
export type Elicitation = z.infer<typeof Elicitation>;

/** Which of them somebody can answer. */
export type ElicitationModes = readonly ('form' | 'url')[];

export type ElicitationReply =
  | { action: 'accept'; content?: JsonObject }
  | { action: 'decline' | 'cancel' }
  /** Nobody was asked, or what was agreed to could not be done. */
  | { action: 'unavailable'; reason: Text };

/** As {@link AnswerSampling}, for what a person is asked. */
export type AnswerElicitation = (
  asked: Elicitation,
  call: AskingCall,
  signal: AbortSignal,
) => Promise<ElicitationReply>;
