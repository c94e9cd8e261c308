import type { ToolContext } from '#servers/kit/tool.ts';
import { openAzureStore } from './azure-store.ts';
import { openGcsStore } from './gcs-store.ts';
import { openS3Store } from './s3-store.ts';
import type { Fields } from './store-failure.ts';
import type { Provider } from './provider.ts';
import type { ObjectStore } from './store.ts';
import { TRANSFERS } from './transfers.ts';
import type { Transfers } from './transfers.ts';

const OPENERS = { s3: openS3Store, azure: openAzureStore, gcs: openGcsStore };
const USUAL: Fields = { container: 'container', object: 'remote_path' };

/** Gives the store of a provider for one call. Throws D when its settings are missing or make no sense. */
export type OpenStore = (
  provider: Provider,
  context: Pick<ToolContext, 'settings' | 'signal'>,
  fields?: Fields,
) => Promise<ObjectStore>;

export function createOpenStore(transfers: Transfers = TRANSFERS): OpenStore {
  return (provider, { settings, signal }, fields = USUAL) =>
    OPENERS[provider](settings, { signal, fields, idleMs: transfers.idleMs }, transfers);
}
