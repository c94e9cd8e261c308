import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bundledServers } from '#servers/manifest.ts';
import { alternate } from '../alternate.ts';
import type { Measure, Measurement } from '../measure.ts';
import { pssMbOf, rssMbOf } from '../processes.ts';
import { startBare } from '../start/bare-server.ts';
import { medianOf, pairedRatio } from '../statistics.ts';
import { bundleBare } from './bundle-bare.ts';
import { startShared } from './shared-servers.ts';

const BUNDLES = resolve(import.meta.dirname, '../../../dist/servers');
const COUNT = 20;
const SETTLE_MS = 200;

interface Round {
  ms: number;
  pssMb: number;
  rssMb: number;
}

interface Alone extends Round {
  /** Until the first call was answered, which loads what the server does. */
  callMs: number;
  /** After that. */
  calledPssMb: number;
}

/** One server on the shipped Node, whose code was compiled before. */
async function alone(file: string, tool: string, env: NodeJS.ProcessEnv): Promise<Alone> {
  const begun = performance.now();
  const server = await startBare(process.execPath, [file], env);
  const ms = performance.now() - begun;
  await delay(SETTLE_MS);
  const round = { ms, pssMb: pssMbOf(server.pid), rssMb: rssMbOf(server.pid) };
  const asked = performance.now();
  await server.call(tool);
  const callMs = performance.now() - asked;
  await delay(SETTLE_MS);
  const calledPssMb = pssMbOf(server.pid);
  await server.leave();
  return { ...round, callMs, calledPssMb };
}

async function together(folder: string, ids: readonly string[]): Promise<Round> {
  const shared = await startShared(BUNDLES, folder, ids);
  await delay(SETTLE_MS);
  const round = { ms: shared.ms, pssMb: pssMbOf(shared.pid), rssMb: rssMbOf(shared.pid) };
  await shared.close();
  return round;
}

/** What bundled servers cost beside a server that is nothing but the SDK, and twenty of them in one process. */
export const measureBundled: Measurement = async ({ quick, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  try {
    const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
    const bare = await bundleBare(folder);
    const guests = bundledServers.filter(({ ownProcess }) => !ownProcess).map(({ id }) => id);
    const twenty = Array.from({ length: COUNT }, (_, index) => guests[index % guests.length] ?? '');
    const one = guests[0] ?? '';
    const work: Record<string, () => Promise<Round | Alone>> = {
      bare: () => alone(bare, 'tool_0', env),
      ...Object.fromEntries(
        bundledServers.map(({ id, entry, verbs }) => [
          id,
          () => alone(join(BUNDLES, entry), Object.keys(verbs)[0] ?? '', env),
        ]),
      ),
      'shared.1': () => together(folder, [one]),
      'shared.20.same': () =>
        together(
          folder,
          Array.from({ length: COUNT }, () => one),
        ),
      'shared.20': () => together(folder, twenty),
    };
    const all = await alternate(
      Object.keys(work),
      { rounds: quick ? 1 : 7, warmUp: 2 },
      (side) => work[side]?.() ?? Promise.reject(new Error(side)),
    );
    const rounds = (side: string): Round[] => all[side] ?? [];
    const called = (side: string): Alone[] =>
      rounds(side).filter((round): round is Alone => 'callMs' in round);
    const ratio = (side: string, to: string, key: keyof Round) => pairedRatio(rounds(side), rounds(to), key);
    const worst = (key: keyof Round): number =>
      Math.max(...bundledServers.map(({ id }) => ratio(id, 'bare', key)));
    const figures: Measure[] = Object.keys(work).flatMap((side) => [
      { name: `bundled.${side}.start`, value: medianOf(rounds(side), 'ms'), unit: 'ms' },
      { name: `bundled.${side}.memory`, value: medianOf(rounds(side), 'pssMb'), unit: 'MB PSS' },
    ]);
    const firstCalls: Measure[] = ['bare', ...bundledServers.map(({ id }) => id)].flatMap((side) => [
      { name: `bundled.${side}.firstCall`, value: medianOf(called(side), 'callMs'), unit: 'ms' },
      {
        name: `bundled.${side}.firstCall.memory`,
        value: medianOf(called(side), 'calledPssMb'),
        unit: 'MB PSS',
      },
    ]);
    say(`  ${guests.length} servers share a process; 20 are ${twenty.length} of them, some more than once`);
    return [
      { name: 'bundled.start.ratio', value: worst('ms'), unit: 'x' },
      { name: 'bundled.memory.ratio', value: worst('rssMb'), unit: 'x' },
      { name: 'shared.20.memory.ratio', value: ratio('shared.20', 'shared.1', 'rssMb'), unit: 'x' },
      { name: 'shared.20.same.memory.ratio', value: ratio('shared.20.same', 'shared.1', 'rssMb'), unit: 'x' },
      { name: 'shared.20.listed', value: medianOf(rounds('shared.20'), 'ms'), unit: 'ms' },
      { name: 'shared.20.same.listed', value: medianOf(rounds('shared.20.same'), 'ms'), unit: 'ms' },
      { name: 'shared.20.memory.rss', value: medianOf(rounds('shared.20'), 'rssMb'), unit: 'MB RSS' },
      ...figures,
      ...firstCalls,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
