import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventBody } from '#contract/events.ts';
import type { Workspace } from '#contract/workspace.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { openDatabase } from '#main/store/database.ts';
import { META, createMetaRows } from '#main/store/meta.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { FIXTURES, foreignServer, removeHome, startEngine, temporaryHome } from './engine.ts';
import type { TestEngine } from './engine.ts';
import { testHost } from './host.ts';

let bay: TestEngine;
let scratch: string;

beforeEach(async () => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'patchbay-workspaces-')));
  bay = await startEngine({ servers: [foreignServer('mine', [join(FIXTURES, 'servers/modern.mjs')])] });
});
afterEach(async () => {
  await bay.close();
  removeHome(bay.home);
  rmSync(scratch, { recursive: true, force: true });
});

const set = (name: string, folders: string[], id?: string) =>
  bay.agreed('workspace.set', { workspace: { name, folders, ...(id === undefined ? {} : { id }) } });
const all = async (): Promise<Workspace[]> => (await bay.ask('state.snapshot', {})).workspaces;

async function made(name: string, folders: string[], id?: string): Promise<Workspace> {
  const reply = await set(name, folders, id);
  if (!reply.ok) throw new Error(reply.error.reason.code);
  return reply.value;
}

async function again(): Promise<void> {
  await bay.close();
  bay = await startEngine({ home: bay.home });
}

test('a home that is moved takes its own workspace along, and nothing appears where it was', async () => {
  const before = bay.home;
  writeFileSync(join(before, 'workspace', 'mine'), '');
  const own = join(before, 'workspace', 'deep');
  await made('Inside', [own]);
  await made('Outside', [join(scratch, 'out')]);
  await bay.close();
  const now = join(scratch, 'moved');
  renameSync(before, now);
  bay = await startEngine({ home: now });
  expect((await all()).map(({ folders, ready }) => [...folders, ready])).toEqual([
    [join(now, 'workspace'), true],
    [join(now, 'workspace', 'deep'), true],
    [join(scratch, 'out'), true],
  ]);
  expect(existsSync(join(now, 'workspace', 'mine'))).toBe(true);
  expect(existsSync(before)).toBe(false);
});

test('several, with several folders, made at once and kept over a restart; the default one stays first', async () => {
  const heard: EventBody[] = [];
  bay.engine.subscribe('app', ({ events }) => heard.push(...events));
  const two = [join(scratch, 'one/deep/'), join(scratch, 'two')];
  const work = await made('Work', two);
  expect(work).toMatchObject({ name: 'Work', ready: true, folders: [join(scratch, 'one/deep'), two[1]] });
  expect(two.every((folder) => existsSync(folder))).toBe(true);
  await expect.poll(() => heard.filter(({ type }) => type === 'workspace.changed')).toHaveLength(1);
  await made('Own', [join(scratch, 'own')], 'default');
  await again();
  expect(await all()).toEqual([
    { id: 'default', name: 'Own', folders: [join(scratch, 'own')], ready: true },
    work,
  ]);
  rmSync(join(scratch, 'two'), { recursive: true });
  await again();
  expect((await all())[1]).toMatchObject({ ready: false });
  expect(await bay.ask('workspace.confirm', { workspace: work.id })).toMatchObject({ ready: true });
  expect(existsSync(join(scratch, 'two'))).toBe(true);
  expect(await bay.ask('workspace.remove', { workspace: work.id })).toEqual({ removed: true });
  expect(await bay.ask('workspace.remove', { workspace: work.id })).toEqual({ removed: false });
  expect(await all()).toHaveLength(1);
});

test('what would open everything, and what is wrong otherwise, is refused at its field; nothing is made', async () => {
  const good = join(scratch, 'good');
  writeFileSync(join(scratch, 'file'), '');
  symlinkSync('/', join(scratch, 'link'));
  symlinkSync(bay.home, join(scratch, 'data'));
  const cases: [folders: string[], index: number, code: string][] = [
    [[good, 'relative'], 1, 'request.folderNotAbsolute'],
    [[good, '/'], 1, 'request.folderRoot'],
    [[join(scratch, 'link')], 0, 'request.folderRoot'],
    [[homedir()], 0, 'request.folderHome'],
    [[good, bay.home], 1, 'request.folderOwn'],
    [[join(bay.home, 'logs')], 0, 'request.folderOwn'],
    [[join(scratch, 'data/logs/new')], 0, 'request.folderOwn'],
    [[tmpdir()], 0, 'request.folderOwn'],
    [[good, `${good}/../good/`], 1, 'request.folderTwice'],
  ];
  for (const [folders, index, code] of cases) {
    expect(await set('Work', folders), folders.join()).toMatchObject({
      error: { field: `workspace.folders.${index}`, reason: { code } },
    });
  }
  expect(existsSync(good)).toBe(false);
  expect(await set('Work', [good, join(scratch, 'file')])).toMatchObject({
    error: { field: 'workspace.folders.1', reason: { code: 'request.workspaceFailed' } },
  });
  expect(await set('patchbay', [good])).toMatchObject({ error: { field: 'workspace.name' } });
  expect(await set('Work', [good], 'nobody')).toMatchObject({ error: { field: 'workspace.id' } });
  expect(await all()).toHaveLength(1);
  expect(await set('Inside', [join(bay.home, 'workspace/sub')])).toMatchObject({ ok: true });
});

test('neither the default one nor one that a server is given can be removed', async () => {
  expect(await bay.request('workspace.remove', { workspace: 'default' })).toMatchObject({
    error: { field: 'workspace', reason: { code: 'request.workspaceDefault' } },
  });
  const { id } = await made('Work', [join(scratch, 'one')]);
  await bay.ask('server.update', { server: 'mine', change: { workspace: id } });
  expect(await bay.request('workspace.remove', { workspace: id })).toMatchObject({
    error: { reason: { code: 'request.workspaceGiven', params: { server: 'mine' } } },
  });
  // A server that comes back after its workspace has gone works in the default one.
  await bay.ask('server.remove', { server: 'mine' });
  await bay.ask('workspace.remove', { workspace: id });
  expect((await bay.ask('server.restore', { server: 'mine' })).server).not.toHaveProperty('workspace');
});

test('a server that is given one works there, and its calls say so', async () => {
  const { id } = await made('Work', [join(scratch, 'one')]);
  expect(
    await bay.request('server.update', { server: 'mine', change: { workspace: 'nobody' } }),
  ).toMatchObject({ error: { field: 'change.workspace' } });
  await bay.ask('server.update', { server: 'mine', change: { workspace: id } });
  const { pid } = await bay.start('mine');
  if (process.platform === 'linux') expect(readlinkSync(`/proc/${pid}/cwd`)).toBe(join(scratch, 'one'));
  const rule = { effect: 'allow', who: '*', server: 'mine', tool: '*', where: [], workspace: id } as const;
  await bay.agree('rule.set', { rule: { ...rule, where: [] } });
  expect(await bay.call('mine', 'wait', { ms: 1 })).toMatchObject({ outcome: 'ok' });
  // It keeps running where it is; the next start is somewhere else.
  const free = await bay.ask('server.update', { server: 'mine', change: { workspace: null } });
  expect(free.pid).toBe(pid);
  expect(free.server).not.toHaveProperty('workspace');
  const call = bay.call('mine', 'wait', { ms: 1 });
  await bay.answer({ effect: 'deny' });
  expect(await call).toMatchObject({ outcome: 'denied' });
});

test('a bundled server reaches the folders of its workspace alone, and at once no longer one that was taken out', async () => {
  const folders = [join(scratch, 'one'), join(scratch, 'two')];
  const { id } = await made('Work', folders);
  for (const folder of folders) writeFileSync(join(folder, 'a.txt'), 'text');
  const elsewhere = join(bay.home, 'workspace', 'a.txt');
  mkdirSync(join(bay.home, 'workspace'), { recursive: true });
  writeFileSync(elsewhere, 'text');
  const server = 'desktop-commander';
  await bay.ask('server.update', { server, change: { workspace: id } });
  const first = await bay.start(server);
  const read = (path: string) => bay.call(server, 'read_file', { file_path: path });
  for (const folder of folders) expect(await read(join(folder, 'a.txt'))).toMatchObject({ outcome: 'ok' });
  expect(await read(elsewhere)).toMatchObject({ outcome: 'toolError' });

  const heard = bay.ask('workspace.set', { workspace: { id, name: 'Work', folders: folders.slice(0, 1) } });
  await heard;
  await expect
    .poll(async () => {
      const { servers } = await bay.ask('state.snapshot', {});
      return servers.find((view) => view.server.id === server);
    })
    .toMatchObject({ state: { state: 'ready' }, pid: expect.not.toSatisfy((pid) => pid === first.pid) });
  expect(await read(join(scratch, 'one/a.txt'))).toMatchObject({ outcome: 'ok' });
  expect(await read(join(scratch, 'two/a.txt'))).toMatchObject({ outcome: 'toolError' });
});

test('the one workspace of an earlier version is taken over', async () => {
  const home = temporaryHome();
  const opened = openDatabase(join(home, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error('not opened');
  const old = { id: 'default', name: 'Patchbay', folders: [scratch], ready: true };
  createMetaRows(
    opened.db,
    createLogger(() => undefined),
  ).set('workspace', old);
  opened.db.close();
  const other = await startEngine({ home });
  expect((await other.ask('state.snapshot', {})).workspaces).toEqual([old]);
  await other.close();
  removeHome(home);
});

test('folders outside the home that nobody agreed to, as a backup may bring them, are not taken for agreed', async () => {
  const out = join(scratch, 'out');
  await bay.close();
  const opened = openDatabase(join(bay.home, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error(opened.reason.code);
  const meta = createMetaRows(
    opened.db,
    createLogger(() => undefined),
  );
  meta.set(META.workspaces, [{ id: 'default', name: 'Theirs', folders: [out], ready: false }]);
  opened.db.close();
  bay = await startEngine({ home: bay.home });
  expect(await all()).toMatchObject([{ folders: [out], ready: false }]);
  expect(existsSync(out)).toBe(false);
  expect(await bay.request('server.start', { server: 'desktop-commander' })).toMatchObject({
    error: { reason: { code: 'request.workspaceUnconfirmed' } },
  });
});

test('settings are kept, told, and all or nothing; without a desktop its part is unavailable', async () => {
  const heard: EventBody[] = [];
  bay.engine.subscribe('app', ({ events }) => heard.push(...events));
  expect(await bay.ask('settings.set', { change: { restoreRunning: false } })).toEqual({
    openAtLogin: false,
    shareProcess: false,
    restoreRunning: false,
    language: 'system',
    onClose: 'ask',
    checkUpdates: 'ask',
    chatModel: null,
    askAfterUntrusted: true,
    callsPerMinute: 100,
  });
  expect(
    await bay.request('settings.set', { change: { openAtLogin: true, restoreRunning: true } }),
  ).toMatchObject({ error: { field: 'change.openAtLogin', reason: { code: 'request.needsDesktop' } } });
  expect(await bay.request('folder.pick', {})).toMatchObject({
    error: { reason: { code: 'request.needsDesktop' } },
  });
  await expect
    .poll(() => heard.filter(({ type }) => type === 'settings.changed'))
    .toMatchObject([{ settings: { restoreRunning: false } }]);
  await bay.close();
  const asked: boolean[] = [];
  bay = await startEngine({
    home: bay.home,
    host: testHost({
      pickFolder: () => Promise.resolve(scratch),
      openAtLogin(on) {
        asked.push(on);
        return on ? Promise.resolve() : Promise.reject(new Error('disk is full'));
      },
    }),
  });
  expect((await bay.ask('state.snapshot', {})).settings.restoreRunning).toBe(false);
  expect(await bay.ask('folder.pick', {})).toEqual({ folder: scratch });
  expect(await bay.ask('settings.set', { change: { openAtLogin: true } })).toMatchObject({
    openAtLogin: true,
  });
  expect(await bay.request('settings.set', { change: { openAtLogin: false } })).toMatchObject({
    error: { reason: { code: 'request.openAtLoginFailed', params: { problem: 'disk is full' } } },
  });
  expect(asked).toEqual([true, false]);
  expect((await bay.ask('state.snapshot', {})).settings.openAtLogin).toBe(true);
});
