import { afterAll, beforeAll, expect, test } from 'vitest';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';
import { approvedServer, fixture, reference } from './support/foreign.ts';

/** How long it rages; docs/performance.md tells of 30 s. */
const SECONDS = Number(process.env['PATCHBAY_STORM_SECONDS'] ?? 8);
const PER_SECOND = 2000;
let app: RunningApp;

beforeAll(async () => {
  const home = temporaryHome();
  addServers(home, [
    approvedServer('storm', [fixture('storm.mjs')]),
    approvedServer('everything', [reference('everything'), 'stdio']),
  ]);
  app = await launch({ home });
});
afterAll(async () => {
  await app.close();
  removeHome(app.home);
});

interface Noted {
  tasks: number[];
  stop(): void;
}

test(`${SECONDS} s of notifications and log lines: the window answers, and nothing is lost`, async () => {
  const { page } = app.main;
  await app.main.start('storm');
  await app.main.start('everything');
  // The reference server's own messages go on beside it.
  await app.agree('rule.set', {
    rule: { effect: 'allow', who: '*', server: '*', tool: '*', where: [] },
  });
  const toggled = await app.main.request('tool.call', {
    server: 'everything',
    name: 'toggle-simulated-logging',
    args: {},
  });
  expect(toggled).toMatchObject({ ok: true, value: { outcome: { outcome: 'ok' } } });
  await app.main.server('storm').first().click();
  await page.getByRole('tab', { name: 'Log' }).click();

  await page.evaluate(() => {
    const tasks: number[] = [];
    const watch = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    });
    watch.observe({ entryTypes: ['longtask'] });
    const noted: Noted = {
      tasks,
      stop: () => {
        watch.disconnect();
      },
    };
    Object.assign(globalThis, { noted });
  });
  const storm = app.main.request('tool.call', {
    server: 'storm',
    name: 'storm',
    args: { perSecond: PER_SECOND, seconds: SECONDS },
    deadlineMs: 120_000,
  });
  // Every screen opens in the middle of it, as a person would go through them.
  let rounds = 0;
  const course = { over: false };
  void storm.then(() => (course.over = true));
  while (!course.over) {
    for (const screen of ['Tools', 'Activity', 'Settings', 'Servers'] as const) {
      await app.main.open(screen);
      await page.getByRole('heading', { name: screen }).first().waitFor();
    }
    rounds++;
  }
  expect(await storm).toMatchObject({ ok: true, value: { outcome: { outcome: 'ok' } } });
  const tasks = await page.evaluate(() => {
    const { noted } = globalThis as unknown as { noted: Noted };
    noted.stop();
    return noted.tasks;
  });
  process.stdout.write(
    `storm: ${PER_SECOND * SECONDS} messages in ${SECONDS} s, ${rounds * 4} screens opened meanwhile, ` +
      `${tasks.length} renderer tasks over 50 ms, longest ${Math.round(Math.max(0, ...tasks))} ms\n`,
  );
  expect(rounds).toBeGreaterThan(0);

  await app.main.open('Servers');
  if (!(await page.getByRole('tab', { name: 'Log' }).isVisible()))
    await app.main.server('storm').first().click();
  await page.getByRole('tab', { name: 'Log' }).click();
  await page
    .getByText(`storm line ${PER_SECOND * SECONDS - 2}`)
    .first()
    .waitFor();
});
