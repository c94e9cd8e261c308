import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';

/** Something read of a container. It is evidence, no judgement. */
export const Fact = z.object({
  fact: z.enum([
    'encryption_at_rest',
    'customer_key',
    'encrypted_transport',
    'versioning',
    'soft_delete',
    'retention_lock',
    'lifecycle',
    'public_access',
    'access_logging',
    'location',
  ]),
  state: z
    .enum(['on', 'off', 'partly', 'unknown'])
    .describe('unknown: it could not be read; detail says why'),
  detail: z.string(),
  how: z.string().describe('The request that told it'),
});
export type Fact = z.infer<typeof Fact>;

/** Facts of one request; when it is refused, each of `names` is unknown. Cancelled, throws. */
export async function readFacts(
  names: readonly Fact['fact'][],
  how: string,
  read: () => Promise<Omit<Fact, 'how'>[]>,
): Promise<Fact[]> {
  try {
    return (await read()).map((fact) => ({ ...fact, how }));
  } catch (error) {
    // Whoever may not read a setting still gets the others; a store that is gone is no evidence of anything.
    if (!(error instanceof ToolFailure) || !['A', 'E'].includes(error.code)) throw error;
    if (error.fields['reason'] === 'connectionLost') throw error;
    return names.map((fact) => ({ fact, state: 'unknown', detail: error.message, how }));
  }
}
