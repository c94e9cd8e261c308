import { findLocal, testProvider } from '#main/chat/provider-check.ts';
import { withRefusals } from '../chat-refusals.ts';
import type { Handlers } from '../dispatch.ts';
import type { ChatRoom } from '../open-chat.ts';

/** A list that takes longer is not waited for. */
const LIST_MS = 20_000;

type Served = Pick<
  Handlers,
  'provider.list' | 'provider.set' | 'provider.remove' | 'provider.test' | 'provider.models' | 'provider.find'
>;

/** Who serves models. Keys come in here and never go out. */
export function providerHandlers({ chat, providers, modelFetch }: ChatRoom): Served {
  return {
    'provider.list': () => providers.list(),
    'provider.set': ({ provider, key }) => withRefusals(() => providers.set(provider, key)),
    'provider.remove': ({ provider }) =>
      withRefusals(async () => ({ removed: await providers.remove(provider) })),
    'provider.test': ({ provider }) =>
      withRefusals(() =>
        testProvider(provider, { providers, ask: chat.ask, elapsed: () => performance.now() }),
      ),
    'provider.models': ({ provider }) =>
      withRefusals(() => providers.models(provider, AbortSignal.timeout(LIST_MS))),
    'provider.find': () => findLocal(providers, modelFetch),
  };
}
