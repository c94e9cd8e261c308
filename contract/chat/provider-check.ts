import { z } from 'zod';
import { Text } from '../text.ts';
import { ModelSpec, ProviderKind } from './provider.ts';

/** What a provider answered when it was asked for its models with this key. */
export const ProviderVerdict = z.discriminatedUnion('works', [
  z.object({ works: z.literal(true), ms: z.int(), models: z.int() }),
  z.object({ works: z.literal(false), reason: Text, advice: Text }),
]);
export type ProviderVerdict = z.infer<typeof ProviderVerdict>;

/** The models to choose from. `problem`: the provider could not be asked, so these are only the ones written down. */
export const ModelList = z.object({ models: z.array(ModelSpec), problem: Text.optional() });
export type ModelList = z.infer<typeof ModelList>;

/** A server of models that answers on this computer and is not among the providers yet. */
export const FoundProvider = z.object({
  kind: ProviderKind,
  name: z.string(),
  baseUrl: z.string(),
  models: z.array(ModelSpec),
});
export type FoundProvider = z.infer<typeof FoundProvider>;
