import { gatherContext } from '#servers/kit/gather-context.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { hasAzure } from './azure-client.ts';
import { hasGcs } from './gcs-client.ts';
import type { OpenStore } from './open-store.ts';
import type { Provider } from './store.ts';

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
            return [provider, { answers: true, containers }] as const;
          } catch (error) {
            if (!(error instanceof ToolFailure)) throw error;
            const problem = context.settings.redact(error.message);
            return [provider, { answers: false, code: error.code, problem }] as const;
          }
        }),
      );
      context.signal.throwIfAborted();
      const failed = told.every(([, { answers }]) => !answers);
      const [first] = told;
      if (failed && first !== undefined && 'problem' in first[1]) {
        throw new ToolFailure(first[1].code, first[1].problem, { providers });
      }
      return Object.fromEntries(told);
    },
    ['read', 'network'],
  );
}
