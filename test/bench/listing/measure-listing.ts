import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { foreignServer, removeHome, startEngine, temporaryHome } from '../../integration/engine.ts';
import { medianOf } from '../statistics.ts';
import type { Measure, Measurement } from '../measure.ts';
import { longestHold } from './longest-hold.ts';
import type { Hold } from './longest-hold.ts';

const TOOLS = 5_000;
const SERVER = resolve(import.meta.dirname, 'many-tools-server.mjs');
const AFTERWARDS_MS = 500;

/** A home where the server was never listed, then the same home once more. */
async function oneRound(): Promise<{ taken: Hold; again: Hold; readBack: Hold }> {
  const home = temporaryHome();
  try {
    const server = foreignServer('many', [SERVER, `${TOOLS}`], { trusted: true });
    const first = await startEngine({ home, servers: [server] });
    first.engine.subscribe('app', () => undefined);
    const start = async (): Promise<void> => {
      const { state, tools } = await first.start('many');
      if (state.state !== 'ready' || tools !== TOOLS) throw new Error(`${state.state}, ${tools ?? 0} tools`);
      await delay(AFTERWARDS_MS);
    };
    const taken = await longestHold(start);
    await first.ask('server.stop', { server: 'many' });
    const again = await longestHold(start);
    await first.close();

    let second: Awaited<ReturnType<typeof startEngine>> | undefined;
    const readBack = await longestHold(async () => {
      second = await startEngine({ home });
      await second.ask('state.snapshot', {});
    });
    await second?.close();
    return { taken, again, readBack };
  } finally {
    removeHome(home);
  }
}

/** What a very long list does to everybody else on the engine's main thread. */
export const measureListing: Measurement = async ({ quick }) => {
  const rounds: Awaited<ReturnType<typeof oneRound>>[] = [];
  for (let round = 0; round < (quick ? 1 : 5); round++) rounds.push(await oneRound());
  return (['taken', 'again', 'readBack'] as const).flatMap((what): Measure[] => {
    const holds = rounds.map((round) => round[what]);
    return [
      { name: `tools5000.${what}.hold`, value: medianOf(holds, 'ms'), unit: 'ms' },
      { name: `tools5000.${what}.hold.cpu`, value: medianOf(holds, 'cpuMs'), unit: 'ms CPU' },
    ];
  });
};
