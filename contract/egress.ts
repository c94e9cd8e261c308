import { z } from 'zod';

/** Where a connection of ours went, or was kept from going, in this run. Times in epoch ms. */
export const Destination = z.object({
  /** As asked for: `host:port`. */
  host: z.string(),
  /** The address that was connected to or refused; absent when the name did not resolve. */
  address: z.string().optional(),
  /** On whose behalf: the id of a server, or `@updates`. */
  purpose: z.string(),
  verdict: z.enum(['allowed', 'refused']),
  count: z.int(),
  firstAt: z.int(),
  lastAt: z.int(),
});
export type Destination = z.infer<typeof Destination>;
