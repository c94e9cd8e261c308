import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Grant, Rule } from '#contract/policy.ts';
import type { Server } from '#contract/server.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { createGrantRows } from './grants.ts';
import { createListingRows } from './listings.ts';
import type { StoredListing } from './listings.ts';
import { createMetaRows } from './meta.ts';
import { appMigrations } from './migrations/app.ts';
import { createRuleRows } from './rules.ts';
import { createServerRows } from './servers.ts';
import { createToolRows } from './tools.ts';
import type { StoredTool } from './tools.ts';

let folder: string;
let db: Database;
let log: string[];
const logger = createLogger((line) => log.push(line));
beforeEach(() => {
  log = [];
  folder = mkdtempSync(join(tmpdir(), 'patchbay-rows-'));
  const opened = openDatabase(join(folder, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  db = opened.db;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const server = (id: string, title = id): Server => ({
  id,
  title,
  source: 'command',
  launch: { type: 'stdio', command: 'node', args: ['x.mjs'], env: { KEY: '${secret:KEY}' } },
  start: 'onDemand',
  restart: {
    restart: 'on-failure',
    intensity: { max: 5, withinMs: 60_000 },
    backoff: { baseMs: 500, maxMs: 30_000, jitter: 0.2 },
    shutdownMs: 5000,
    startTimeoutMs: 30_000,
  },
  trusted: false,
  consent: '',
});

const tool = (name: string, mark = 'a'): StoredTool => ({
  definition: { name, inputSchema: { type: 'object', properties: { path: { type: 'string' } } } },
  fingerprint: mark.repeat(64),
});

test('servers come back as they were put, in that order', () => {
  const rows = createServerRows(db, logger);
  rows.put(server('zeta'));
  rows.put(server('alpha'));
  rows.put(server('zeta', 'Changed'));
  expect(rows.list()).toEqual([server('zeta', 'Changed'), server('alpha')]);
  expect(rows.get('alpha')).toEqual(server('alpha'));
  expect(rows.remove('zeta')).toBe(true);
  expect(rows.remove('zeta')).toBe(false);
  expect(rows.get('zeta')).toBeUndefined();
});

test('rules and grants keep every field', () => {
  const rule: Rule = {
    id: 'r1',
    effect: 'ask',
    who: '*',
    server: 'file*',
    tool: '*',
    where: [{ path: '/file_path', op: 'inside', value: '/a' }],
    via: 'gateway',
    createdAt: 5,
  };
  const grant: Grant = {
    id: 'g1',
    principal: 'owner',
    tool: { server: 'files', name: 'write' },
    fingerprint: 'b'.repeat(64),
    where: [],
    scope: 'run',
    scopeId: 'run-1',
    expiresAt: 99,
    createdAt: 5,
  };
  createRuleRows(db, logger).put(rule);
  createGrantRows(db, logger).put(grant);
  expect(createRuleRows(db, logger).list()).toEqual([rule]);
  expect(createGrantRows(db, logger).list()).toEqual([grant]);
});

test('a row that does not fit is left out with a warning, and never shown', () => {
  const rows = createServerRows(db, logger);
  const insert = db.prepare('INSERT INTO servers (id, body) VALUES (?, ?)');
  insert.run('broken', '{not json');
  insert.run('foreign', JSON.stringify({ id: 'foreign', title: 'hunter2' }));
  rows.put(server('fine'));
  expect(rows.list()).toEqual([server('fine')]);
  expect(rows.get('broken')).toBeUndefined();
  expect(log.map((line) => (JSON.parse(line) as { key: string }).key)).toEqual([
    'broken',
    'foreign',
    'broken',
  ]);
  expect(log.join()).not.toContain('hunter2');
});

const listing = (tools: StoredTool[], more: Partial<StoredListing> = {}): StoredListing => ({
  claims: { tools: true, prompts: false, resources: false },
  tools,
  prompts: [],
  resources: [],
  templates: [],
  ...more,
});

test('a listing takes the place of the one before, in its own order', () => {
  const rows = createListingRows(db, logger);
  expect(rows.read('files')).toBeUndefined();
  rows.replace('files', listing([tool('write'), tool('read')]), 10);
  rows.replace('other', listing([tool('read')]), 11);
  rows.replace('files', listing([tool('read', 'b'), tool('append')]), 20);
  expect(rows.read('files')).toEqual(listing([tool('read', 'b'), tool('append')]));
  expect(rows.read('other')).toEqual(listing([tool('read')]));
  rows.replace('files', listing([]), 30);
  expect(rows.read('files')).toEqual(listing([]));
  rows.forget('other');
  expect(rows.read('other')).toBeUndefined();
});

test('prompts, resources and templates go with their listing', () => {
  const rows = createListingRows(db, logger);
  const whole = listing([tool('same')], {
    claims: { tools: true, prompts: true, resources: true },
    prompts: [
      { name: 'same', arguments: [{ name: 'who', required: true }] },
      { name: 'a', arguments: [] },
    ],
    resources: [{ uri: 'file:///x', name: 'x', mimeType: 'text/plain', size: 3 }],
    templates: [{ uriTemplate: 'file:///{path}', name: 'any' }],
  });
  rows.replace('files', whole, 10);
  expect(rows.read('files')).toEqual(whole);
  rows.replace('files', listing([]), 20);
  expect(rows.read('files')).toEqual(listing([]));
});

test('a listing that cannot be stored leaves the one before', () => {
  const rows = createListingRows(db, logger);
  rows.replace('files', listing([tool('read')]), 10);
  expect(() => {
    rows.replace('files', listing([tool('new'), tool('twice'), tool('twice')]), 20);
  }).toThrow(/UNIQUE/);
  expect(rows.read('files')).toEqual(listing([tool('read')]));
});

test('a tool without a fingerprint is not a tool', () => {
  const rows = createListingRows(db, logger);
  rows.replace('files', listing([tool('read'), { ...tool('write'), fingerprint: '' }]), 10);
  expect(rows.read('files')?.tools).toEqual([tool('read')]);
  expect(log).toHaveLength(1);
});

test('a home from before prompts were known keeps its tools', () => {
  db.close();
  const path = join(folder, 'old.db');
  const before = openDatabase(path, appMigrations.slice(0, 1));
  if (!before.ok) throw new Error(before.reason.code);
  before.db.exec(`INSERT INTO listings (server, listed_at) VALUES ('files', 1)`);
  createToolRows(before.db, logger).insert('files', [tool('read')]);
  before.db.close();
  const after = openDatabase(path, appMigrations);
  if (!after.ok) throw new Error(after.reason.code);
  db = after.db;
  expect(createListingRows(db, logger).read('files')).toEqual(listing([tool('read')]));
});

test('single values are checked when they are read', () => {
  const rows = createMetaRows(db, logger);
  expect(rows.get('home', z.string())).toBeUndefined();
  rows.set('home', 'h1');
  rows.set('home', 'h2');
  expect(rows.get('home', z.string())).toBe('h2');
  expect(log).toEqual([]);
  expect(rows.get('home', z.number())).toBeUndefined();
  expect(log).toHaveLength(1);
});
