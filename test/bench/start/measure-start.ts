import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServerView } from '#contract/server.ts';
import { composeEngine } from '#main/app/compose.ts';
import { foreignServer, removeHome, temporaryHome } from '../../integration/engine.ts';
import { addServers } from '../../support/add-servers.ts';
import { alternate } from '../alternate.ts';
import type { Measurement } from '../measure.ts';
import { pssMbOf } from '../processes.ts';
import { median, medianOf, pairedRatio } from '../statistics.ts';
import { startBare } from './bare-server.ts';

const COUNT = 20;
const BUNDLES = resolve(import.meta.dirname, '../../../dist/servers');
const SERVER = resolve(BUNDLES, 'desktop-commander.mjs');
const SETTLE_MS = 1000;
const LIMIT_MS = 60_000;

interface Started {
  /** Until the last of them was listed. */
  ms: number;
  /** PSS of the servers together, MB. */
  pssMb: number;
}

/** All servers start by themselves, as at the start of the app. */
async function startOurs(): Promise<Started> {
  const home = temporaryHome();
  const servers = Array.from({ length: COUNT }, (_, index) =>
    foreignServer(`server-${index}`, [SERVER], { start: 'always', trusted: true }),
  );
  addServers(home, servers);
  let begin = (): void => undefined;
  const startAfter = new Promise<void>((resolve) => (begin = resolve));
  const engine = await composeEngine({
    home: { path: home, chosen: true },
    version: '0.0.0-bench',
    node: process.execPath,
    servers: BUNDLES,
    documents: home,
    startAfter,
  });
  try {
    const ready = new Map<string, ServerView>();
    const allReady = new Promise<number>((resolve, reject) => {
      engine.subscribe('app', ({ events }) => {
        for (const event of events) {
          if (event.type !== 'server.changed') continue;
          const { server, state, tools } = event.server;
          if (state.state === 'failed') reject(new Error(`${server.id} did not start`));
          if (state.state === 'ready' && tools !== undefined) ready.set(server.id, event.server);
        }
        // When it was ready, not when the batch of events said so.
        if (ready.size === COUNT) resolve(Math.max(...[...ready.values()].map(({ state }) => state.since)));
      });
      setTimeout(() => {
        reject(new Error(`only ${ready.size} of ${COUNT} servers were ready`));
      }, LIMIT_MS).unref();
    });
    const begun = Date.now();
    begin();
    const ms = (await allReady) - begun;
    await delay(SETTLE_MS);
    return { ms, pssMb: sumOfPss([...ready.values()].flatMap(({ pid }) => pid ?? [])) };
  } finally {
    await engine.close();
    removeHome(home);
  }
}

async function startAllBare(): Promise<Started> {
  const begun = performance.now();
  const started = await Promise.all(
    Array.from({ length: COUNT }, () => startBare(process.execPath, [SERVER])),
  );
  const ms = performance.now() - begun;
  await delay(SETTLE_MS);
  const pssMb = sumOfPss(started.map(({ pid }) => pid));
  await Promise.all(started.map((server) => server.close()));
  return { ms, pssMb };
}

function sumOfPss(pids: readonly number[]): number {
  if (pids.length !== COUNT) throw new Error(`${pids.length} servers run instead of ${COUNT}`);
  return pids.reduce((sum, pid) => sum + pssMbOf(pid), 0);
}

/** Twenty bundled servers on the Node that ships: with the engine, and with nobody in between. */
export const measureStart: Measurement = async ({ quick }) => {
  const rounds = await alternate(
    ['patchbay', 'bare'],
    { rounds: quick ? 1 : 7, warmUp: quick ? 0 : 1 },
    (side) => (side === 'bare' ? startAllBare() : startOurs()),
  );
  const { patchbay, bare } = rounds;
  return [
    { name: 'start20', value: medianOf(patchbay, 'ms'), unit: 'ms' },
    { name: 'start20.bare', value: medianOf(bare, 'ms'), unit: 'ms' },
    { name: 'start20.ratio', value: pairedRatio(patchbay, bare, 'ms'), unit: 'x' },
    { name: 'start20.memory', value: median(patchbay.map(({ pssMb }) => pssMb)), unit: 'MB PSS' },
    { name: 'start20.memory.each', value: medianOf(patchbay, 'pssMb') / COUNT, unit: 'MB PSS' },
  ];
};
