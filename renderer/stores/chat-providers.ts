import { create } from 'zustand';
import type { FoundProvider, ModelList, ProviderVerdict } from '#contract/chat/provider-check.ts';
import type { Provider, ProviderDraft } from '#contract/chat/provider.ts';
import type { Text } from '#contract/text.ts';
import { RequestFailure, onEvents, reasonOf, request } from '#renderer/lib/client.ts';
import { freeProviderId } from '#renderer/lib/provider-kinds.ts';

interface Providers {
  /** Undefined until they were listed. */
  items?: readonly Provider[];
  problem?: Text | undefined;
  /** What answers on this computer and is not among them. */
  found: readonly FoundProvider[];
  /** By provider; missing until it has answered. */
  models: Readonly<Record<string, ModelList>>;
}

export const useProviders = create<Providers>()(() => ({ found: [], models: {} }));

/** Why a provider was refused, and the field of the form that is at fault, when one is. */
export interface ProviderRefusal {
  reason: Text;
  field?: string | undefined;
}

/** Keeps providers and their models up to date until the returned function is called. */
export function followProviders(): () => void {
  const stop = onEvents(({ events }) => {
    if (events.some(({ type }) => type === 'provider.changed')) void list();
  });
  void list();
  return stop;
}

let newest = 0;

async function list(): Promise<void> {
  const mine = ++newest;
  try {
    const items = await request('provider.list', {});
    if (mine !== newest) return;
    useProviders.setState({ items, problem: undefined });
    for (const { id } of items) void listModels(id);
  } catch (error) {
    if (mine === newest) useProviders.setState({ problem: reasonOf(error) });
  }
}

async function listModels(provider: string): Promise<void> {
  const models = await request('provider.models', { provider }).catch((error: unknown): ModelList => ({
    models: [],
    problem: reasonOf(error),
  }));
  useProviders.setState((known) => ({ models: { ...known.models, [provider]: models } }));
}

/** Looks for servers of models on this computer. */
export async function findProviders(): Promise<void> {
  const found = await request('provider.find', {}).catch(() => []);
  useProviders.setState({ found });
}

/** Adds a provider, or changes the one with its id; `key` null takes its key away, undefined leaves it. */
export async function setProvider(
  provider: ProviderDraft,
  key?: string | null,
): Promise<ProviderRefusal | undefined> {
  try {
    await request('provider.set', { provider, ...(key !== undefined && { key }) });
    await list();
    return undefined;
  } catch (error) {
    const field = error instanceof RequestFailure ? error.field : undefined;
    return { reason: reasonOf(error), field: field?.replace(/^provider\./, '') };
  }
}

/** Adds one that was found on this computer, as it was found. */
export async function addFound({ kind, name, baseUrl }: FoundProvider): Promise<ProviderRefusal | undefined> {
  const taken = (useProviders.getState().items ?? []).map((one) => one.id);
  const refused = await setProvider({ id: freeProviderId(kind, taken), kind, name, baseUrl, models: [] });
  if (!refused) await findProviders();
  return refused;
}

export async function removeProvider(provider: string): Promise<Text | undefined> {
  try {
    await request('provider.remove', { provider });
    await list();
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Asks it for its models with its key. */
export async function testProvider(provider: string): Promise<ProviderVerdict> {
  try {
    return await request('provider.test', { provider });
  } catch (error) {
    const advice = error instanceof RequestFailure ? error.advice : undefined;
    return {
      works: false,
      reason: reasonOf(error),
      advice: advice ?? { code: 'provider.tryAgain', params: {} },
    };
  }
}
