import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MEMORY_LIMITS } from '#contract/chat/memory.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import { openDatabase } from '#main/store/database.ts';
import type { Database } from '#main/store/database.ts';
import { createMemoryRows } from '#main/store/memory.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { createMemory } from './memory.ts';
import { seal, unseal } from './seal.ts';

let folder: string;
let db: Database;
let accounts: Map<string, string>;
let locked: boolean;
let log: string[];
let changes: number;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-memory-'));
  const opened = openDatabase(join(folder, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  db = opened.db;
  accounts = new Map();
  locked = false;
  log = [];
  changes = 0;
  now = 1000;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A memory as each start makes one: store and keychain stay. */
function open() {
  const redactor = createRedactor();
  const refuse = () => {
    if (locked) throw new KeychainUnavailable('it is locked');
  };
  const keychain = {
    get: async (account: string) => {
      refuse();
      return Promise.resolve(accounts.get(account));
    },
    set: async (account: string, value: string) => {
      refuse();
      accounts.set(account, value);
      return Promise.resolve();
    },
  };
  const memory = createMemory({
    rows: createMemoryRows(db),
    keychain,
    redactor,
    changed: () => (changes += 1),
    newId: randomUUID,
    now: () => (now += 1),
    logger: createLogger((line) => log.push(line)),
  });
  return { memory, redactor };
}

const database = { of: 'server', server: 'database' } as const;
const site = { of: 'workspace', workspace: 'site' } as const;

test('it is saved, listed, searched, edited and forgotten, and is there after a restart', async () => {
  const { memory } = open();
  const { entry } = await memory.set({ place: database, key: 'region', text: 'It runs in Frankfurt' });
  await memory.set({ place: site, key: 'owner', text: 'Ask Jana before any release' });
  await memory.set({ place: site, key: 'region', text: 'Customers are in Austria' });
  expect((await memory.list()).map(({ key }) => key)).toEqual(['region', 'owner', 'region']);
  expect(await memory.list(database)).toMatchObject([
    { key: 'region', text: 'It runs in Frankfurt', chars: 20 },
  ]);
  expect(await memory.search('REGION frank')).toMatchObject([{ id: entry.id }]);
  expect(await memory.search('frankfurt jana')).toEqual([]);

  const edited = await memory.set({ id: entry.id, place: database, key: 'place', text: 'It runs in Vienna' });
  expect(edited.entry).toMatchObject({ id: entry.id, key: 'place', createdAt: entry.createdAt });
  const saved = await memory.set({ place: database, key: 'place', text: 'It runs in Graz' });
  expect(saved.entry.id).toBe(entry.id);
  expect(changes).toBe(5);

  const next = open().memory;
  expect(await next.get(entry.id)).toEqual(saved.entry);
  expect((await next.of([site, database])).map(({ text }) => text)).toEqual([
    'Ask Jana before any release',
    'Customers are in Austria',
    'It runs in Graz',
  ]);
  expect([await next.forget(entry.id), await next.forget(entry.id)]).toEqual([true, false]);
  expect(await next.clear(site)).toBe(2);
  expect(await open().memory.list()).toEqual([]);
});

test('nothing of it is readable on disk', async () => {
  const { memory } = open();
  await memory.set({ place: database, key: 'where-it-is', text: 'In the cellar of Frankfurt' });
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
  expect(files.length).toBeGreaterThan(0);
  for (const plain of ['cellar', 'where-it-is', 'database"']) expect(files.join('')).not.toContain(plain);
});

test('secrets are taken out before it is kept, and that is said', async () => {
  const { memory, redactor } = open();
  redactor.learn('hunter2hunter2');
  const { entry, redacted } = await memory.set({ place: site, key: 'login', text: 'with hunter2hunter2' });
  expect({ text: entry.text, redacted }).toEqual({ text: 'with [redacted]', redacted: true });
  expect((await memory.set({ place: site, key: 'plain', text: 'nothing' })).redacted).toBe(false);
});

test('it has a limit in all, and one name stands once in a place', async () => {
  const { memory } = open();
  const big = 'x'.repeat(MEMORY_LIMITS.entry);
  const fits = Math.floor(MEMORY_LIMITS.all / MEMORY_LIMITS.entry);
  for (let n = 0; n < fits; n += 1) await memory.set({ place: site, key: `k${n}`, text: big });
  await expect(memory.set({ place: site, key: 'more', text: big })).rejects.toThrow('memory.full');
  // What takes the place of another is not counted twice.
  await memory.set({ place: site, key: 'k0', text: big });
  const [one] = await memory.list(site);
  await expect(memory.set({ id: one?.id, place: site, key: 'k1', text: 'x' })).rejects.toThrow(
    'memory.keyTaken',
  );
  await expect(memory.set({ id: randomUUID(), place: site, key: 'y', text: 'x' })).rejects.toThrow(
    'memory.unknown',
  );
});

test('a keychain that is locked is said, and asked again the next time', async () => {
  const { memory } = open();
  locked = true;
  await expect(memory.list()).rejects.toThrow('memory.keychain');
  locked = false;
  expect(await memory.list()).toEqual([]);
});

test('with its key gone nothing is overwritten; only clearing begins anew', async () => {
  await open().memory.set({ place: site, key: 'a', text: 'b' });
  const before = accounts.get('memory-key') ?? '';
  accounts.clear();
  const { memory } = open();
  await expect(memory.list()).rejects.toThrow('memory.keyLost');
  await expect(memory.set({ place: site, key: 'c', text: 'd' })).rejects.toThrow('memory.keyLost');
  expect(accounts.size).toBe(0);
  accounts.set('memory-key', before);
  expect(await memory.list()).toHaveLength(1);
  accounts.clear();
  expect(await open().memory.clear()).toBe(1);
  expect(await open().memory.set({ place: site, key: 'c', text: 'd' })).toMatchObject({
    entry: { key: 'c' },
  });
});

test('a row that was changed, or put in the place of another, is left out and logged', async () => {
  const { memory } = open();
  const { entry: a } = await memory.set({ place: site, key: 'a', text: 'one' });
  const { entry: b } = await memory.set({ place: site, key: 'b', text: 'two' });
  db.exec(`UPDATE memory SET sealed = (SELECT sealed FROM memory WHERE id = '${a.id}') WHERE id = '${b.id}'`);
  expect((await open().memory.list()).map(({ key }) => key)).toEqual(['a']);
  expect(log.join('')).toContain(b.id);
});

test('sealed twice the same is not the same, and every bit counts', () => {
  const key = Buffer.alloc(32, 7);
  const sealed = seal('hello', 'id', key);
  expect(seal('hello', 'id', key).equals(sealed)).toBe(false);
  expect(unseal(sealed, 'id', key)).toBe('hello');
  expect(unseal(sealed, 'other', key)).toBeUndefined();
  expect(unseal(sealed, 'id', Buffer.alloc(32, 8))).toBeUndefined();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
    expect(unseal(changed, 'id', key)).toBeUndefined();
  }
});
