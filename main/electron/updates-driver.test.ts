import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UpdateFailure } from '#main/app/updater.ts';
import { createEgress } from '#main/guard/egress.ts';
import type { Outlet } from '#main/guard/egress.ts';
import { LIST, startFeed } from './testing/update-feed.ts';
import type { LocalFeed } from './testing/update-feed.ts';
import { createDriver } from './updates-driver.ts';
import type { Driver } from './updates-driver.ts';

const PROGRAM = randomBytes(300_000);
let folder: string;
let feed: LocalFeed;
let outlet: Outlet;
let driver: Driver;
let destinations: () => { host: string; verdict: string }[];
const appImage = process.env['APPIMAGE'];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-updates-'));
  // The real updater of electron-updater wants to know what it would replace.
  process.env['APPIMAGE'] = join(folder, 'old.AppImage');
  feed = await startFeed();
  const egress = createEgress(Date.now);
  outlet = egress.open('@updates', 'server');
  destinations = egress.destinations;
  driver = createDriver({
    source: { kind: 'AppImage', feed: new URL(feed.url), key: feed.key },
    send: outlet.send,
    version: '1.0.0',
    folder: join(folder, 'updates'),
    builtConfig: '',
    relaunch: () => undefined,
    quit: () => undefined,
  });
});
afterEach(async () => {
  if (appImage === undefined) delete process.env['APPIMAGE'];
  else process.env['APPIMAGE'] = appImage;
  await outlet.close();
  await feed.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The code of the reason for which something was refused. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof UpdateFailure ? error.reason.code : String(error);
}

/** Whatever a download left. */
function leftBehind(): string[] {
  const pending = join(folder, 'updates', 'download', 'pending');
  return existsSync(pending) ? readdirSync(pending) : [];
}

test('a newer version is found, downloaded when asked, and kept with its checksum proven', async () => {
  feed.publish('1.2.0', PROGRAM);
  expect(await driver.look()).toEqual({
    found: 'newer',
    version: '1.2.0',
    notes: '# New <b>things</b>',
    sizeBytes: PROGRAM.length,
  });
  // The signature is asked for before anything else, and nothing is downloaded yet.
  expect(feed.asked).toEqual([LIST, `${LIST}.sig`]);
  await driver.download(() => undefined);
  const kept = join(folder, 'updates', 'download', 'pending', 'Patchbay-1.2.0.AppImage');
  expect(readFileSync(kept).equals(PROGRAM)).toBe(true);
  expect(statSync(kept).mode & 0o111).not.toBe(0);
  expect(destinations()).toMatchObject([{ host: new URL(feed.url).host, verdict: 'allowed' }]);
});

test('the version that runs is not newer', async () => {
  feed.publish('1.0.0', PROGRAM);
  expect(await driver.look()).toEqual({ found: 'nothing' });
});

test('a version staged for nobody reaches nobody, one staged for all reaches this computer', async () => {
  feed.publish('1.2.0', PROGRAM, (yml) => `${yml}stagingPercentage: 0\n`);
  expect(await driver.look()).toEqual({ found: 'staged', version: '1.2.0' });
  feed.publish('1.2.0', PROGRAM, (yml) => `${yml}stagingPercentage: 100\n`);
  expect(await driver.look()).toMatchObject({ found: 'newer' });
});

const BREAKS: [what: string, code: string, spoil: (feed: LocalFeed) => void][] = [
  ['no list', 'updates.feedGone', ({ files }) => files.delete(LIST)],
  ['no signature', 'updates.unsigned', ({ files }) => files.delete(`${LIST}.sig`)],
  [
    'a list that was changed after it was signed',
    'updates.wrongSignature',
    ({ files }) => {
      const list = files.get(LIST) as Buffer;
      files.set(LIST, Buffer.from(list.toString().replace('1.2.0', '9.9.9')));
    },
  ],
  [
    'the signature of another key',
    'updates.wrongSignature',
    ({ files }) => files.set(`${LIST}.sig`, Buffer.from(randomBytes(64).toString('base64'))),
  ],
  ['a list that is no YAML', 'updates.malformed', (f) => f.publish('1.2.0', PROGRAM, () => 'a: [b\n')],
  [
    'a list without a checksum',
    'updates.malformed',
    (f) => f.publish('1.2.0', PROGRAM, (yml) => yml.replace(/^ {4}sha512: .*\n/m, '')),
  ],
  [
    'a file that lies elsewhere',
    'updates.malformed',
    (f) => f.publish('1.2.0', PROGRAM, (yml) => yml.replace('url: ', 'url: https://example.com/')),
  ],
  [
    'a file above the feed',
    'updates.malformed',
    (f) => f.publish('1.2.0', PROGRAM, (yml) => yml.replace('url: ', 'url: ../')),
  ],
  [
    'only files for other systems',
    'updates.noFile',
    (f) => f.publish('1.2.0', PROGRAM, (yml) => yml.replaceAll('.AppImage', '.exe')),
  ],
  ['an older version', 'updates.older', (f) => f.publish('0.9.0', PROGRAM)],
  [
    'a version for newer systems',
    'updates.oldSystem',
    (f) => f.publish('1.2.0', PROGRAM, (yml) => `${yml}minimumSystemVersion: 999.0.0\n`),
  ],
  ['an error of the server', 'updates.unreachable', ({ files }) => files.set(LIST, { status: 500 })],
  ['a list cut in the middle', 'updates.unreachable', ({ files }) => files.set(LIST, 'cut')],
  ['an endless list', 'updates.unreachable', ({ files }) => files.set(LIST, Buffer.alloc(300 * 1024, 'a'))],
];
test.each(BREAKS)('%s is refused: %s', async (_, code, spoil) => {
  feed.publish('1.2.0', PROGRAM);
  spoil(feed);
  expect(await refusal(driver.look())).toBe(code);
  expect(feed.asked.filter((name) => name.endsWith('.AppImage'))).toEqual([]);
});

test('a feed that is gone is said to be', async () => {
  await feed.close();
  expect(await refusal(driver.look())).toBe('updates.unreachable');
});

test.each([
  ['another file', 'updates.wrongFile', randomBytes(PROGRAM.length)],
  ['more than was said', 'updates.cutOff', randomBytes(PROGRAM.length * 2)],
  ['half a file', 'updates.cutOff', 'cut'],
  ['no file', 'updates.cutOff', { status: 404 }],
] as const)('%s is deleted, and nothing is kept to install', async (_, code, served) => {
  feed.publish('1.2.0', PROGRAM);
  await driver.look();
  feed.files.set('Patchbay-1.2.0.AppImage', served);
  expect(await refusal(driver.download(() => undefined))).toBe(code);
  expect(leftBehind()).toEqual([]);
  expect(driver.replace()).toBe(false);
  // The next try starts from nothing and works.
  feed.publish('1.2.0', PROGRAM);
  await driver.download(() => undefined);
  expect(leftBehind()).toContain('Patchbay-1.2.0.AppImage');
});
