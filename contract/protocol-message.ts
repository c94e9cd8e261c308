import { z } from 'zod';

/** A message of a session as it went over the wire: redacted, its text cut at 4,096 characters. `at` in epoch ms. */
export const ProtocolMessage = z.object({
  seq: z.int(),
  at: z.int(),
  direction: z.enum(['sent', 'received']),
  text: z.string(),
  /** Size of the whole message. */
  bytes: z.int(),
});
export type ProtocolMessage = z.infer<typeof ProtocolMessage>;
