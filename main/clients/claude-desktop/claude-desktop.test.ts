import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRig, ownServer, refusal, wish } from './testing/rig.ts';
import type { Rig } from './testing/rig.ts';

let rig: Rig;
beforeEach(() => {
  rig = createRig();
});
afterEach(() => {
  rig.remove();
});

const bytes = () => readFileSync(rig.file);
const entries = () =>
  (
    parse(
      bytes()
        .toString()
        .replace(/^\uFEFF/, ''),
    ) as { mcpServers: unknown }
  ).mcpServers;
const backups = () =>
  existsSync(join(rig.home, 'backups')) ? readdirSync(join(rig.home, 'backups/claude-desktop')) : [];

test('each server is written as Claude can start it: what needs more than a command goes through the launcher', async () => {
  rig.lay('{}');
  rig.secrets.set('KEY', 'hunter2');
  rig.servers = [
    ownServer('plain', { env: { MODE: 'fast' } }),
    ownServer('lost', { command: 'nowhere' }),
    ownServer('secret', { env: { TOKEN: 'Bearer ${secret:KEY}' } }),
    ownServer('bundled', {}, { source: 'bundled' }),
    ownServer('shipped', {}, { shippedNode: true }),
    ownServer('folder', { cwd: '/tmp' }),
    ownServer('fresh', {}, { consent: '' }),
    ownServer(
      'address',
      {},
      { source: 'url', launch: { type: 'http', url: 'https://a.b/mcp', headers: {} } },
    ),
  ];
  const { warnings } = await rig.claude.preview(wish({ servers: rig.servers.map(({ id }) => id) }));
  await rig.write({ servers: rig.servers.map(({ id }) => id) });
  const through = (id: string) => ({ command: rig.launcher, args: ['run', id] });
  expect(entries()).toEqual({
    plain: { command: '/usr/bin/npx', args: ['-y', 'plain'], env: { MODE: 'fast' } },
    lost: { command: 'nowhere', args: ['-y', 'lost'] },
    secret: through('secret'),
    bundled: through('bundled'),
    shipped: through('shipped'),
    folder: through('folder'),
    fresh: through('fresh'),
    address: through('address'),
  });
  expect(warnings.map(({ code, params }) => [code, params['server']])).toEqual([
    ['clients.programMissing', 'lost'],
    ['clients.unapproved', 'fresh'],
    ['clients.remote', 'address'],
  ]);
  expect(rig.asked).toEqual([]);
  const { entries: seen } = await rig.claude.look();
  expect(seen.filter(({ ours }) => ours !== undefined).map(({ name }) => name)).toEqual(
    'secret bundled shipped folder fresh address'.split(' '),
  );
  expect(seen.find(({ name }) => name === 'plain')).toMatchObject({
    same: 'plain',
    shown: '/usr/bin/npx -y plain',
  });
});

test('a secret is written in clear only when a person agrees, and is never shown', async () => {
  rig.lay('{}');
  rig.secrets.set('KEY', 'abc');
  rig.servers = [ownServer('secret', { env: { TOKEN: 'Bearer ${secret:KEY}' } })];
  const clear = { servers: ['secret'], clear: true };
  const preview = await rig.claude.preview(wish(clear));
  expect(preview.diff).toContain('"TOKEN": "Bearer [redacted]"');
  expect(JSON.stringify(preview)).not.toContain('abc"');
  expect(preview.warnings.map(({ code }) => code)).toEqual(['clients.inClear']);
  rig.agrees = false;
  expect(await refusal(rig.write(clear))).toBe('clients.clearRefused');
  expect(bytes().toString()).toBe('{}');
  rig.agrees = true;
  await rig.write(clear);
  expect(entries()).toEqual({
    secret: { command: '/usr/bin/npx', args: ['-y', 'secret'], env: { TOKEN: 'Bearer abc' } },
  });
  expect(rig.asked).toEqual([['KEY'], ['KEY']]);
  // A command that nobody approved is not handed to another app either.
  rig.servers = [ownServer('secret', { env: { TOKEN: '${secret:KEY}' } }, { consent: '' })];
  await rig.write({ ...clear, remove: ['secret'] });
  expect(entries()).toEqual({ secret: { command: rig.launcher, args: ['run', 'secret'] } });
  rig.servers = [ownServer('gone', { env: { TOKEN: '${secret:GONE}' } })];
  expect(await refusal(rig.write({ servers: ['gone'], clear: true }))).toBe('server.secretMissing');
});

test('what is no file is not read; a folder or file that must not be written is left as it is', async () => {
  rig.servers = [ownServer('x')];
  mkdirSync(rig.file, { recursive: true });
  expect(await rig.claude.look()).toMatchObject({
    state: 'unreadable',
    problem: { code: 'clients.notFile' },
  });
  expect(await refusal(rig.claude.restore('x'))).toBe('clients.unknownBackup');
});

test('a link stays a link, its target is written, and its permissions are kept', async () => {
  rig.servers = [ownServer('x')];
  const target = join(rig.root, 'dotfiles.json');
  writeFileSync(target, '{}', { mode: 0o640 });
  chmodSync(target, 0o640);
  mkdirSync(dirname(rig.file), { recursive: true });
  symlinkSync(target, rig.file);
  await rig.write({ servers: ['x'] });
  expect(lstatSync(rig.file).isSymbolicLink()).toBe(true);
  expect(lstatSync(target).isFile()).toBe(true);
  expect(statSync(target).mode & 0o777).toBe(0o640);
  expect(entries()).toHaveProperty('x');
  symlinkSync(join(rig.root, 'nowhere'), join(rig.root, 'dangling.json'));
  expect(await rig.claude.use(join(rig.root, 'dangling.json'), true)).toMatchObject({
    state: 'unreadable',
    problem: { code: 'clients.dangling' },
  });
});

test('a missing file is made where Claude is; a missing folder only when that is said', async () => {
  rig.servers = [ownServer('x')];
  expect(await rig.claude.look()).toMatchObject({ state: 'missing', folder: false, path: rig.file });
  expect(await rig.claude.preview(wish({ servers: ['x'] }))).toMatchObject({ creates: 'folder' });
  expect(await refusal(rig.write({ servers: ['x'] }))).toBe('clients.noFolder');
  expect(existsSync(join(rig.root, 'config'))).toBe(false);
  const { backup } = await rig.write({ servers: ['x'] }, true);
  expect(backup).toBeUndefined();
  expect(statSync(rig.file).mode & 0o777).toBe(0o600);

  const other = createRig();
  try {
    mkdirSync(dirname(other.file), { recursive: true });
    other.servers = [ownServer('x')];
    const { hash, creates } = await other.claude.preview(wish({ servers: ['x'] }));
    expect(creates).toBe('file');
    await other.claude.write({ ...wish({ servers: ['x'] }), hash, create: false });
    expect(existsSync(other.file)).toBe(true);
  } finally {
    other.remove();
  }
});

test('a name that something else has is refused, unless that is to go; a copy gives its name and its place', async () => {
  rig.lay(
    '{"mcpServers":{"x":{"command":"other"},"My copy":{"command":"npx","args":["-y","y"],"env":{"T":"a b"}},"z":{}}}',
  );
  rig.servers = [ownServer('x'), ownServer('y', { env: { T: 'a ${secret:S}' } })];
  expect(await refusal(rig.write({ servers: ['x'] }))).toBe('clients.nameTaken');
  expect((await rig.claude.look()).entries).toMatchObject([
    { name: 'x' },
    { name: 'My copy', same: 'y' },
    { name: 'z' },
  ]);
  await rig.write({ servers: ['x', 'y'], remove: ['x', 'My copy'] });
  expect(Object.entries(entries() as object)).toEqual([
    ['x', { command: '/usr/bin/npx', args: ['-y', 'x'] }],
    ['My copy', { command: rig.launcher, args: ['run', 'y'] }],
    ['z', {}],
  ]);
  // Written again, it stays under that name.
  expect((await rig.claude.preview(wish({ servers: ['y'] }))).diff).toBe('');
  expect(await refusal(rig.write({ servers: ['nobody'] }))).toBe('request.unknownServer');
  rig.servers = [ownServer('off', {}, { disabled: true })];
  expect(await refusal(rig.write({ servers: ['off'] }))).toBe('request.serverDisabled');
});

test('backups are for their owner alone and belong to their file; another file is one that was picked', async () => {
  rig.lay('{}');
  rig.servers = [ownServer('x')];
  const { backup } = await rig.write({ servers: ['x'] });
  const [name = ''] = backups();
  expect(name).toMatch(/^2026-01-02T03-04-\d\d\.678Z-[0-9a-f]{8}\.json$/);
  const kept = join(rig.home, 'backups/claude-desktop', name);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(kept)).mode & 0o777).toBe(0o700);

  const other = join(rig.root, 'other.json');
  writeFileSync(other, '{"mcpServers": {}}');
  expect(await refusal(rig.claude.use(other, false))).toBe('clients.unknownPlace');
  expect(await rig.claude.use(other, true)).toMatchObject({ path: other, others: [rig.file], backups: [] });
  expect(await refusal(rig.claude.restore(backup?.id ?? ''))).toBe('clients.unknownBackup');
  expect(await refusal(rig.claude.restore('../../other.json'))).toBe('clients.unknownBackup');
  expect(await rig.claude.use(rig.file, false)).toMatchObject({
    path: rig.file,
    others: [other],
    backups: [backup],
  });
});
