import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { RestartPolicy, Server } from '#contract/server.ts';
import type { StdioLaunch } from '#contract/launch.ts';
import { launchHash } from '#main/supervisor/consent.ts';
import { addServers } from '../test/support/add-servers.ts';
import { launch, removeHome, temporaryHome } from './support/app.ts';
import type { RunningApp } from './support/app.ts';

const FIXTURES = resolve(import.meta.dirname, '../test/fixtures/servers');

/** Whether the process runs; a zombie is gone. */
function runs(pid: number): boolean {
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'latin1') : '';
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  return state !== '' && state !== 'Z' && state !== 'X';
}

function server(id: string, file: string, env: Record<string, string>): Server {
  const launchOf: StdioLaunch = {
    type: 'stdio',
    command: process.env['PATCHBAY_NODE'] ?? process.execPath,
    args: [join(FIXTURES, file)],
    env,
  };
  return Server.parse({
    id,
    title: `Fixture ${id}`,
    source: 'command',
    launch: launchOf,
    start: 'manual',
    restart: RestartPolicy.parse({ shutdownMs: 500 }),
    trusted: false,
    consent: launchHash(launchOf),
  });
}

async function kill(app: RunningApp): Promise<void> {
  process.kill(app.pid, 'SIGKILL');
  await vi.waitUntil(() => !runs(app.pid), { timeout: 10_000 });
}

const pidsIn = (file: string): number[] =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(Number) : [];

test.skipIf(process.platform !== 'linux')(
  'SIGKILL of the app: direct children are gone at once, the rest at the next start, and the records tell the truth (told by /proc: on Linux)',
  async () => {
    const home = temporaryHome();
    const pids = join(home, 'pids');
    const counter = join(home, 'counter');
    addServers(home, [
      server('family', 'family.mjs', { PIDS_FILE: pids }),
      server('modern', 'modern.mjs', { COUNTER_FILE: counter }),
    ]);
    let app = await launch({ home });
    await app.main.start('Fixture family');
    await app.main.start('Fixture modern');

    const done = app.main.request('tool.call', { server: 'modern', name: 'count', args: { note: 'before' } });
    await (await app.approval('"before"')).press('Allow for this run');
    await done;
    // Left for the server, and no answer before the end of the app.
    void app.main
      .request('tool.call', { server: 'modern', name: 'wait', args: { ms: 60_000 } })
      .catch(() => undefined);
    await (await app.approval('60000')).press('Allow once');
    await vi.waitUntil(() => readFileSync(counter, 'utf8').includes('waiting'), { timeout: 10_000 });

    const [parent = 0, grandchild = 0] = pidsIn(pids);
    expect([parent, grandchild].every(runs)).toBe(true);
    await kill(app);
    await vi.waitUntil(() => !runs(parent), { timeout: 10_000 });
    expect(runs(grandchild)).toBe(true);

    app = await launch({ home });
    await vi.waitUntil(() => !runs(grandchild), { timeout: 10_000 });
    await app.main.page.getByText('1 process left over from a crash was ended.').waitFor();
    await app.main.page.getByText('1 call was on the way to a server').waitFor();
    const listed = await app.main.request('call.list', { server: 'modern' });
    const outcomes = (listed.value as { name: string; outcome: string }[]).map(
      ({ name, outcome }) => `${name} ${outcome}`,
    );
    expect(outcomes.toSorted()).toEqual(['count ok', 'wait unknown']);
    // What the server itself counted is what the records say; it may have seen its input end before its own end.
    expect(readFileSync(counter, 'utf8').replace('aborted\n', '')).toBe('before\nwaiting\n');
    await app.close();
    removeHome(home);
  },
);

test('quitting stops every server and leaves nothing', async () => {
  const home = temporaryHome();
  const pids = join(home, 'pids');
  addServers(home, [server('family', 'family.mjs', { PIDS_FILE: pids })]);
  const app = await launch({ home });
  await app.main.start('Fixture family');
  const family = pidsIn(pids);
  expect(family).toHaveLength(2);
  expect(family.every(runs)).toBe(true);
  await app.close();
  expect(family.filter(runs)).toEqual([]);
  expect(existsSync(join(home, 'engine.lock'))).toBe(false);
  removeHome(home);
});
