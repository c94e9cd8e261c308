import { z } from 'zod';
import type { FoundProvider, ModelList, ProviderVerdict } from '../chat/provider-check.ts';
import { ProviderDraft, ProviderId } from '../chat/provider.ts';
import type { Provider } from '../chat/provider.ts';
import { app, none, gives } from './entry.ts';
import type { Entry } from './entry.ts';

const one = z.strictObject({ provider: ProviderId });

/** Who serves models to chat. Keys go in and never come out. */
export const providersRequests = {
  'provider.list': { params: none, result: gives<Provider[]>(), surfaces: app },
  /**
   * Adds a provider or replaces the one with its id. `key`: its key, kept in the keychain; null takes it away; absent
   * leaves it, unless the provider would be reached elsewhere: then it has to be given again.
   */
  'provider.set': {
    params: z.strictObject({
      provider: ProviderDraft,
      key: z.string().trim().min(1).max(20_000).nullable().optional(),
    }),
    result: gives<Provider>(),
    surfaces: app,
  },
  /** With its key. */
  'provider.remove': { params: one, result: gives<{ removed: boolean }>(), surfaces: app },
  /** Asks it for its models with its key. */
  'provider.test': { params: one, result: gives<ProviderVerdict>(), surfaces: app },
  'provider.models': { params: one, result: gives<ModelList>(), surfaces: app },
  /** Looks for Ollama and LM Studio on this computer. */
  'provider.find': { params: none, result: gives<FoundProvider[]>(), surfaces: app },
} as const satisfies Record<string, Entry>;
