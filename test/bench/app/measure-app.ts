import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { alternate } from '../alternate.ts';
import type { Measure, Measurement } from '../measure.ts';
import { treeCpuMs, treePssMb } from '../processes.ts';
import { medianOf, pairedRatio } from '../statistics.ts';
import { launchApp } from './launched-app.ts';
import type { AppName, LaunchedApp } from './launched-app.ts';

const APPS = ['patchbay', 'trivial'] as const;
type Homes = Record<AppName, string>;

async function starts(homes: Homes, rounds: number): Promise<Measure[]> {
  const { patchbay, trivial } = await alternate(APPS, { rounds, warmUp: 1 }, async (name) => {
    const app = await launchApp(name, homes[name]);
    await app.quit();
    return { shownMs: app.shownMs, readyMs: app.readyMs, cpuMs: app.cpuMs };
  });
  return [
    { name: 'app.start', value: medianOf(patchbay, 'shownMs'), unit: 'ms' },
    { name: 'app.start.trivial', value: medianOf(trivial, 'shownMs'), unit: 'ms' },
    { name: 'app.start.ratio', value: pairedRatio(patchbay, trivial, 'shownMs'), unit: 'x' },
    { name: 'app.ready', value: medianOf(patchbay, 'readyMs'), unit: 'ms' },
    { name: 'app.ready.ratio', value: pairedRatio(patchbay, trivial, 'readyMs'), unit: 'x' },
    { name: 'app.ready.cpu', value: medianOf(patchbay, 'cpuMs'), unit: 'ms CPU' },
    { name: 'app.ready.cpu.trivial', value: medianOf(trivial, 'cpuMs'), unit: 'ms CPU' },
    { name: 'app.ready.cpu.ratio', value: pairedRatio(patchbay, trivial, 'cpuMs'), unit: 'x' },
  ];
}

/** Left alone, one app after the other: what pages they share would halve the memory of both. */
async function memory(homes: Homes, rounds: number, settleMs: number): Promise<Measure[]> {
  const { patchbay, trivial } = await alternate(APPS, { rounds, warmUp: 0 }, async (name) => {
    const app = await launchApp(name, homes[name]);
    try {
      await delay(settleMs);
      return { pssMb: treePssMb(app.pid) };
    } finally {
      await app.quit();
    }
  });
  return [
    { name: 'app.memory', value: medianOf(patchbay, 'pssMb'), unit: 'MB PSS' },
    { name: 'app.memory.trivial', value: medianOf(trivial, 'pssMb'), unit: 'MB PSS' },
    { name: 'app.memory.ratio', value: pairedRatio(patchbay, trivial, 'pssMb'), unit: 'x' },
  ];
}

/** What both do though nobody asks. */
async function idle(homes: Homes, { settleMs, watchMs }: { settleMs: number; watchMs: number }) {
  const apps: LaunchedApp[] = [];
  try {
    for (const name of APPS) apps.push(await launchApp(name, homes[name]));
    await delay(settleMs);
    const before = apps.map(({ pid }) => treeCpuMs(pid));
    await delay(watchMs);
    const [busy = 0, trivialBusy = 0] = apps.map(
      ({ pid }, index) => ((treeCpuMs(pid) - (before[index] ?? 0)) / watchMs) * 100,
    );
    return [
      { name: 'app.idle', value: busy, unit: '% core' },
      { name: 'app.idle.trivial', value: trivialBusy, unit: '% core' },
    ];
  } finally {
    await Promise.all(apps.map((app) => app.quit()));
  }
}

/** Start, memory and idleness of the app beside a trivial one. */
export const measureApp: Measurement = async ({ quick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'patchbay-bench-'));
  const homes = { patchbay: join(folder, 'patchbay'), trivial: join(folder, 'trivial') };
  try {
    const started = await starts(homes, quick ? 3 : 7);
    const times = quick ? { settleMs: 5_000, watchMs: 10_000 } : { settleMs: 10_000, watchMs: 60_000 };
    const held = await memory(homes, quick ? 1 : 3, times.settleMs);
    return [...started, ...held, ...(await idle(homes, times))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
