import { z } from 'zod';
import type { MessageCode } from './messages/en.ts';

/**
 * Text for people as it travels: a code of the message catalogue and its parameters.
 * The sentence is made where it is shown. Parameters are already redacted.
 */
export const Text = z.object({
  code: z.string() as unknown as z.ZodType<MessageCode>,
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Text = z.infer<typeof Text>;

export function text(code: MessageCode, params: Text['params'] = {}): Text {
  return { code, params };
}
