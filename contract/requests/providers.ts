import { z } from 'zod';
import { FoundProvider, ModelList, ProviderVerdict } from '../chat/provider-check.ts';
import { Provider, ProviderDraft, ProviderId } from '../chat/provider.ts';
import { app, none } from './entry.ts';
import type { Entry } from './entry.ts';

const one = z.strictObject({ provider: ProviderId });

/** Who serves models to chat. Keys go in and never come out. */
export const providersRequests = {
  'provider.list': { params: none, result: z.array(Provider), surfaces: app },
  /**
   * Adds a provider or replaces the one with its id. `key`: its key, kept in the keychain; null takes it away; absent
   * leaves it, unless the provider would be reached elsewhere: then it has to be given again.
   */
  'provider.set': {
    params: z.strictObject({
      provider: ProviderDraft,
      key: z.string().trim().min(1).max(20_000).nullable().optional(),
    }),
    result: Provider,
    surfaces: app,
  },
  /** With its key. */
  'provider.remove': { params: one, result: z.object({ removed: z.boolean() }), surfaces: app },
  /** Asks it for its models with its key. */
  'provider.test': { params: one, result: ProviderVerdict, surfaces: app },
  'provider.models': { params: one, result: ModelList, surfaces: app },
  /** Looks for Ollama and LM Studio on this computer. */
  'provider.find': { params: none, result: z.array(FoundProvider), surfaces: app },
} as const satisfies Record<string, Entry>;
