import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BundledServer } from '#contract/bundled.ts';
import { RestartPolicy } from '#contract/server.ts';
import type { Server } from '#contract/server.ts';
import { text } from '#contract/text.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { openDatabase } from '#main/store/database.ts';
import type { Database } from '#main/store/database.ts';
import { createMetaRows } from '#main/store/meta.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { createServerRows } from '#main/store/servers.ts';
import type { Delivered } from './delivered.ts';
import { createServerList } from './server-list.ts';
import type { ServerList } from './server-list.ts';

const FIRST = 'desktop-commander';
let folder: string;
let db: Database;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-list-'));
  const opened = openDatabase(join(folder, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error(opened.reason.code);
  ({ db } = opened);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

function one(id: string, source: Server['source'], env: Record<string, string> = {}): Server {
  return {
    id,
    title: id,
    source,
    launch: { type: 'stdio', command: '/new/node', args: [`${id}.mjs`], env },
    start: 'manual',
    restart: RestartPolicy.parse({}),
    trusted: source === 'bundled',
    consent: '',
  };
}

function delivered(id: string): Delivered {
  const about = BundledServer.parse({
    id,
    title: id,
    description: text('servers.none'),
    entry: `${id}.mjs`,
    verbs: { look: ['read'] },
    needsWorkspace: false,
    settings: [{ env: 'PLACE', kind: 'text', required: false }],
  });
  return { about, server: one(id, 'bundled') };
}

/** As after a start of the app. */
function open(): ServerList {
  const logger = createLogger(() => undefined);
  return createServerList({
    delivered: ['shelf-one', FIRST, 'shelf-two'].map(delivered),
    rows: createServerRows(db, logger),
    meta: createMetaRows(db, logger),
  });
}
const ids = (list: ServerList) => list.all().map(({ id }) => id);

test('a new home has one bundled server; another is there once it was added, in the order of adding', () => {
  const list = open();
  expect(ids(list)).toEqual([FIRST]);
  list.put(one('mine', 'command'));
  list.put(one('shelf-two', 'bundled'));
  expect(ids(list)).toEqual([FIRST, 'mine', 'shelf-two']);
  expect(ids(open())).toEqual([FIRST, 'mine', 'shelf-two']);
});

test('what was removed stays away, and comes back where it was added again', () => {
  let list = open();
  list.put(one('mine', 'command'));
  list.put(one('shelf-one', 'bundled'));
  list.remove(FIRST);
  list.remove('shelf-one');
  expect(ids(open())).toEqual(['mine']);
  list = open();
  list.put(one(FIRST, 'bundled'));
  expect(ids(list)).toEqual(['mine', FIRST]);
  expect(ids(open())).toEqual(['mine', FIRST]);
});

test('settings are kept, the launch is that of this start, and what this version does not know is left out', () => {
  const stored = one('shelf-one', 'bundled', { PLACE: '/here', LD_PRELOAD: '/evil.so' });
  open().put({ ...stored, start: 'always', launch: { ...stored.launch, command: '/old/node' } as never });
  expect(open().find('shelf_one')).toMatchObject({
    start: 'always',
    launch: { command: '/new/node', env: { PLACE: '/here' } },
  });
  expect(JSON.stringify(open().all())).not.toContain('evil');
});

test('nothing of the manifest is believed of a server of the user’s that has the name of one on the shelf', () => {
  const list = open();
  expect(list.about(FIRST)?.verbs).toEqual({ look: ['read'] });
  expect(list.about('shelf-one')).toBeUndefined();
  // From a version that had no such bundled server.
  list.put(one('shelf-one', 'command'));
  expect(list.about('shelf-one')).toBeUndefined();
});

test('the names of bundled servers are nobody else’s', () => {
  const list = open();
  expect(list.isFree('shelf_two')).toBe(false);
  expect(list.isFree('mine')).toBe(true);
  expect(list.freeId('shelf-two')).toBe('shelf-two-2');
});
