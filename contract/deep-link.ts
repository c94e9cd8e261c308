import { z } from 'zod';
import { Text } from './text.ts';

/**
 * What another program asked for with a `patchbay:` address. It waits until a window takes it; the newest one alone.
 * Nothing of it is stored or run: `text` goes where a person would paste it.
 */
export const DeepLink = z.discriminatedUnion('asks', [
  /** `text`: the JSON of one server, with whatever cannot be seen written as escapes. */
  z.object({ id: z.int(), asks: z.literal('add'), text: z.string() }),
  z.object({ id: z.int(), asks: z.literal('refused'), reason: Text }),
]);
export type DeepLink = z.infer<typeof DeepLink>;
