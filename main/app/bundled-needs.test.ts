import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Need, Setting } from '#contract/bundled.ts';
import type { NeedCheck } from '#contract/bundled-view.ts';
import { text } from '#contract/text.ts';
import { RestartPolicy } from '#contract/server.ts';
import { createEgress } from '#main/guard/egress.ts';
import { createBundledNeeds } from './bundled-needs.ts';
import { createReach } from './reach.ts';

const URL_SETTING: Setting = { env: 'URL', kind: 'url', required: false, default: 'http://127.0.0.1:9' };
const KEY: Setting = { env: 'KEY', kind: 'secret', required: true };
const how = text('servers.none');

let folder: string;
let opened: NetServer[];
const egress = createEgress(() => 0);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-needs-'));
  opened = [];
});
afterEach(async () => {
  await Promise.all(opened.map((server) => new Promise((resolve) => server.close(resolve))));
  rmSync(folder, { recursive: true, force: true });
});

async function check(
  need: Omit<Need, 'how'>,
  env: Record<string, string> = {},
  settings: Setting[] = [URL_SETTING, KEY],
): Promise<NeedCheck | undefined> {
  const needs = createBundledNeeds({
    loginPath: (again) => Promise.resolve(again === true ? folder : '/nowhere'),
    reach: createReach(egress),
  });
  const server = {
    id: 'one',
    title: 'One',
    source: 'bundled',
    launch: { type: 'stdio', command: '/node', args: [], env },
    start: 'manual',
    restart: RestartPolicy.parse({}),
    trusted: true,
    consent: '',
  } as const;
  const [found] = await needs.check(
    { ...server, launch: { ...server.launch, args: [] } },
    { needs: [{ ...need, how }], settings },
    need.name === 'newer',
  );
  return found;
}

async function listening(server: NetServer, at: number | string): Promise<number> {
  opened.push(server);
  await new Promise<void>((resolve) => {
    server.listen(at as number, resolve);
  });
  return typeof at === 'string' ? 0 : (server.address() as AddressInfo).port;
}

test('a program is looked for on the PATH of the login shell, afresh when asked to', async () => {
  const file = join(folder, 'newer');
  writeFileSync(file, '#!/bin/sh\n');
  expect(await check({ kind: 'program', name: 'newer' })).toEqual({ state: 'missing' });
  chmodSync(file, 0o755);
  expect(await check({ kind: 'program', name: 'newer' })).toEqual({
    state: 'there',
    detail: text('shelf.foundAt', { place: file }),
  });
  // It is there, but not on the PATH that is known.
  writeFileSync(join(folder, 'older'), '#!/bin/sh\n', { mode: 0o755 });
  expect(await check({ kind: 'program', name: 'older' })).toEqual({ state: 'missing' });
});

test('a service is there when anything answers at its address, whatever it says, and the connection is listed', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(302, { location: 'https://elsewhere.example/login' }).end();
  });
  const port = await listening(server, 0);
  const place = `http://127.0.0.1:${port}/prom?token=x`;
  expect(await check({ kind: 'service', name: 'S', setting: 'URL' }, { URL: place })).toEqual({
    state: 'there',
    detail: text('shelf.answersAt', { place }),
  });
  expect(await check({ kind: 'service', name: 'S' }, { URL: `tcp://127.0.0.1:${port}` })).toMatchObject({
    state: 'there',
  });
  expect(asked).toEqual(['GET /', 'GET /']);
  expect(egress.destinations()).toMatchObject([{ host: `127.0.0.1:${port}`, purpose: 'one' }]);
});

test('where nothing answers it says so, and why', async () => {
  const gone = createServer();
  const port = await listening(gone, 0);
  await new Promise((resolve) => gone.close(resolve));
  opened = [];
  const place = `http://127.0.0.1:${port}`;
  expect(await check({ kind: 'service', name: 'S' }, { URL: place })).toEqual({
    state: 'missing',
    detail: text('shelf.noAnswerAt', { place, problem: 'ECONNREFUSED' }),
  });
});

test.skipIf(process.platform === 'win32')('a service behind a socket (Windows has named pipes)', async () => {
  const path = join(folder, 's.sock');
  expect(await check({ kind: 'service', name: 'S' }, { URL: `unix://${path}` })).toMatchObject({
    state: 'missing',
    detail: { params: { problem: 'ENOENT' } },
  });
  await listening(
    createSocket((socket) => socket.end()),
    path,
  );
  expect(await check({ kind: 'service', name: 'S' }, { URL: `unix://${path}` })).toMatchObject({
    state: 'there',
  });
});

test('what cannot be tried without a secret, an unknown protocol or leaving the machine unasked is not tried', async () => {
  const unknown = { state: 'unknown' };
  const service = { kind: 'service', name: 'S' } as const;
  const before = egress.destinations().length;
  expect(await check(service, { URL: 'http://127.0.0.1:9/${secret:KEY}' })).toEqual(unknown);
  expect(await check(service, { URL: 'smtp://127.0.0.1:9' })).toEqual(unknown);
  expect(await check(service, {}, [{ ...URL_SETTING, default: 'https://osv.example' }])).toEqual(unknown);
  expect(await check(service, {}, [])).toEqual(unknown);
  expect(egress.destinations()).toHaveLength(before);
});

test('an account is there when its key is filled in', async () => {
  const account = { kind: 'account', name: 'A' } as const;
  expect(await check(account)).toEqual({ state: 'missing' });
  expect(await check(account, { KEY: '${secret:KEY}' })).toEqual({ state: 'there' });
  expect(await check({ ...account, setting: 'KEY' }, { KEY: '${secret:KEY}' })).toEqual({ state: 'there' });
  expect(await check(account, {}, [])).toEqual({ state: 'unknown' });
});
