import type { EventBatch } from '#contract/events.ts';
import type { Server } from '#contract/server.ts';
import { removeHome, startEngine, temporaryHome } from '../../integration/engine.ts';
import type { TestEngine } from '../../integration/engine.ts';
import { BENCH_MODELS, forkModels } from './bench-models.ts';

/** The engine as compose builds it, with the scripted provider as its only one. */
export interface ChatEngine {
  bay: TestEngine;
  /** Base of the provider's API. */
  url: string;
  /** Resolves with the first event that fits, as a window hears it. */
  heard<T>(fits: (event: EventBatch['events'][number]) => T | undefined): Promise<T>;
  close(): Promise<void>;
}

export const PROVIDER = 'lab';

export async function openChatEngine(servers: Server[] = []): Promise<ChatEngine> {
  const models = await forkModels();
  const home = temporaryHome();
  const bay = await startEngine({ home, servers });
  const waiting = new Set<(event: EventBatch['events'][number]) => void>();
  bay.engine.subscribe('app', ({ events }) => {
    for (const event of events) for (const see of waiting) see(event);
  });
  const lab = { id: PROVIDER, kind: 'compatible' as const, name: 'Lab', baseUrl: models.url };
  await bay.ask('provider.set', { provider: { ...lab, models: BENCH_MODELS.map((id) => ({ id })) } });
  for (const { id } of servers) await bay.start(id);
  return {
    bay,
    url: models.url,
    heard: (fits) =>
      new Promise((resolve) => {
        const see = (event: EventBatch['events'][number]): void => {
          const found = fits(event);
          if (found === undefined) return;
          waiting.delete(see);
          resolve(found);
        };
        waiting.add(see);
      }),
    async close() {
      await bay.close();
      removeHome(home);
      await models.close();
    },
  };
}
