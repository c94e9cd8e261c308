import { setTimeout as delay } from 'node:timers/promises';
import { approvedServer, fixture, reference } from '../../../e2e/support/foreign.ts';
import type { Measurement } from '../measure.ts';
import { openStormApp } from './storm-app.ts';
import type { StormApp } from './storm-app.ts';
import { watchTasks } from './task-watch.ts';

const MESSAGES_PER_SECOND = 2_000;
const CALLS_PER_SECOND = 200;
const TICK_MS = 20;
const DEADLINE_MS = 120_000;
/** How long a person stays before he goes to the next screen and back. */
const STAY_MS = 500;
const SCREENS = ['Servers', 'Tools', 'Home', 'Metrics', 'Settings'] as const;

/** Sends calls evenly over the time; resolves with how many were answered. */
async function callsFor(seconds: number, call: () => Promise<unknown>): Promise<number> {
  const sent: Promise<unknown>[] = [];
  const begun = performance.now();
  while (performance.now() - begun < seconds * 1000) {
    const due = Math.floor(((performance.now() - begun) / 1000) * CALLS_PER_SECOND);
    while (sent.length < due) sent.push(call());
    await delay(TICK_MS);
  }
  return (await Promise.all(sent)).length;
}

async function storm({ main, client, rendererPid }: StormApp, seconds: number) {
  for (const server of ['storm', 'everything']) await client.request('server.start', { server });
  const call = (server: string, name: string, args: Record<string, string | number>) =>
    client.request('tool.call', { server, name, args, deadlineMs: DEADLINE_MS });
  await call('everything', 'toggle-simulated-logging', {});
  await main.open('Activity');
  const watch = await watchTasks(main.page, rendererPid);
  const raging = call('storm', 'storm', { perSecond: MESSAGES_PER_SECOND, seconds });
  const calling = callsFor(seconds, () => call('everything', 'echo', { message: 'storm' }));
  const course = { over: false, opened: 0 };
  const done = Promise.all([raging, calling]).finally(() => (course.over = true));
  while (!course.over) {
    for (const screen of SCREENS) {
      for (const next of [screen, 'Activity'] as const) {
        await main.open(next);
        await main.page.getByRole('heading', { name: next }).first().waitFor();
        course.opened++;
        await delay(STAY_MS);
      }
      if (course.over) break;
    }
  }
  const [, answered] = await done;
  return { tasks: await watch.stop(), answered, opened: course.opened };
}

/** Notifications, log lines and calls at once, while somebody goes through the screens. */
export const measureStorm: Measurement = async ({ quick }) => {
  const seconds = quick ? 8 : 30;
  const app = await openStormApp([
    approvedServer('storm', [fixture('storm.mjs')]),
    approvedServer('everything', [reference('everything'), 'stdio']),
  ]);
  try {
    const { tasks, answered, opened } = await storm(app, seconds);
    return [
      { name: 'storm.longestTask', value: Math.max(0, ...tasks.map(({ ms }) => ms)), unit: 'ms' },
      {
        name: 'storm.longestTask.cpu',
        value: Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs)),
        unit: 'ms CPU',
      },
      { name: 'storm.tasksOver50', value: tasks.length, unit: 'tasks' },
      { name: 'storm.tasksOver50.cpu', value: tasks.filter(({ cpuMs }) => cpuMs > 50).length, unit: 'tasks' },
      { name: 'storm.calls', value: answered, unit: 'calls' },
      { name: 'storm.screens', value: opened, unit: 'screens' },
    ];
  } finally {
    await app.close();
  }
};
