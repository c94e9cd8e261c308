import type { FoundProvider, ProviderVerdict } from '#contract/chat/provider-check.ts';
import type { ProviderKind } from '#contract/chat/provider.ts';
import { text } from '#contract/text.ts';
import type { AskModel } from './ask-model.ts';
import { failureOf } from './model-failure.ts';
import { listModels } from './model-lists.ts';
import { baseUrlOf, factsOf } from './provider-kinds.ts';
import type { Providers } from './providers.ts';

const LIMIT_MS = 20_000;
const FIND_MS = 1500;

/** Where a server of models on this computer is looked for; its usual address, where none is given. */
interface LocalPlace {
  kind: ProviderKind;
  name: string;
  baseUrl?: string;
}

const LOCAL: readonly LocalPlace[] = [
  { kind: 'ollama', name: 'Ollama' },
  { kind: 'lmstudio', name: 'LM Studio' },
];

/** Whether a provider can be used: it is asked for its models or, where it has no such list, the first one for a word. */
export async function testProvider(
  id: string,
  { providers, ask, elapsed }: { providers: Providers; ask: AskModel; elapsed: () => number },
): Promise<ProviderVerdict> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const begun = elapsed();
  const access = await providers.access(id);
  const context = providers.contextOf({ provider: id, model: '' });
  const provider = providers.list().find((one) => one.id === id);
  if (provider !== undefined && access.key === undefined && factsOf(provider.kind).keyed) {
    return {
      works: false,
      reason: text('chat.noKey', { provider: context.provider }),
      advice: text('chat.advice.key'),
    };
  }
  const works = (models: number): ProviderVerdict => ({
    works: true,
    ms: Math.round(elapsed() - begun),
    models,
  });
  try {
    const said = await listModels(access, signal);
    if (said !== undefined) return works(said.length);
  } catch (error) {
    const { reason, advice } = failureOf(error, context);
    return { works: false, reason, advice };
  }
  const model = provider?.models[0];
  if (model === undefined) {
    return { works: false, reason: text('chat.cannotList'), advice: text('chat.advice.writeModel') };
  }
  const answer = await ask(
    { provider: id, model: model.id },
    {
      messages: [{ role: 'user', text: 'Say yes.' }],
      signal,
      limits: { outputTokens: 16 },
    },
  );
  return answer.ok
    ? works(provider?.models.length ?? 0)
    : { works: false, reason: answer.reason, advice: answer.advice };
}

/** Asks the usual ports of this computer; what does not answer in time is not there. */
export async function findLocal(
  providers: Pick<Providers, 'list'>,
  fetch: typeof globalThis.fetch,
  places = LOCAL,
): Promise<FoundProvider[]> {
  const known = new Set(providers.list().map((one) => baseUrlOf(one)));
  const found = places.map(async ({ name, ...place }): Promise<FoundProvider[]> => {
    const { kind } = place;
    const baseUrl = baseUrlOf(place);
    if (baseUrl === undefined || known.has(baseUrl)) return [];
    try {
      const access = { provider: { id: kind, kind, baseUrl }, key: undefined, fetch };
      const models = await listModels(access, AbortSignal.timeout(FIND_MS));
      return models === undefined ? [] : [{ kind, name, baseUrl, models }];
    } catch {
      return [];
    }
  });
  return (await Promise.all(found)).flat();
}
