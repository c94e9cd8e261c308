import type { JsonObject } from '#contract/json.ts';
import { gatherContext } from '#servers/kit/gather-context.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { hasAzure } from './azure-client.ts';
import { hasGcs } from './gcs-client.ts';
import type { OpenStore } from './open-store.ts';
import type { Provider } from './provider.ts';

const SHOWN = 50;

const SET_UP: Record<Provider, (settings: Settings) => boolean> = {
  s3: (settings) => settings.get('AWS_ACCESS_KEY_ID') !== undefined,
  azure: hasAzure,
  gcs: hasGcs,
};

/** Which providers are set up, which answer, and what containers they have. */
export function storageContext(open: OpenStore): ReturnType<typeof gatherContext> {
  return gatherContext(
    'cloud-storage',
    async (context) => {
      const providers = (['s3', 'azure', 'gcs'] as const).filter((one) => SET_UP[one](context.settings));
      if (providers.length === 0) {
        throw new ToolFailure(
          'D',
          "No provider is set up. Give the keys of S3, Azure or Google Cloud in this server's settings in Patchbay, then start it again.",
          { setting: 'AWS_ACCESS_KEY_ID' },
        );
      }
      const told = await Promise.all(
        providers.map(async (provider) => {
          try {
            const containers = await (await open(provider, context)).containers(SHOWN);
            const says: JsonObject = { answers: true, containers };
            return { provider, says };
          } catch (error) {
            if (!(error instanceof ToolFailure)) throw error;
            const problem = context.settings.redact(error.message);
            const says: JsonObject = { answers: false, code: error.code, problem };
            return { provider, says, error };
          }
        }),
      );
      context.signal.throwIfAborted();
      const [first] = told;
      if (first?.error !== undefined && told.every(({ error }) => error !== undefined)) throw first.error;
      return Object.fromEntries(told.map(({ provider, says }) => [provider, says]));
    },
    ['read', 'network'],
  );
}
