import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RestartPolicy } from '#contract/server.ts';
import type { Server } from '#contract/server.ts';
import type { ToolDefinition } from '#contract/tool.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { openDatabase } from '#main/store/database.ts';
import type { Database } from '#main/store/database.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { createToolRows } from '#main/store/tools.ts';
import { createCatalog } from './catalog.ts';
import { fingerprintOf } from './fingerprint.ts';
import { verbsOf } from './verbs.ts';

let folder: string;
let db: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-catalog-'));
  const opened = openDatabase(join(folder, 'x.db'), appMigrations);
  if (!opened.ok) throw new Error(opened.reason.code);
  ({ db } = opened);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const definition = (name: string, more: Partial<ToolDefinition> = {}): ToolDefinition => ({
  name,
  inputSchema: { type: 'object' },
  ...more,
});

function server(id: string, trusted = false): Server {
  return {
    id,
    title: id,
    source: 'command',
    launch: { type: 'stdio', command: 'x', args: [], env: {} },
    start: 'manual',
    restart: RestartPolicy.parse({}),
    trusted,
    consent: '',
  };
}

function catalog(servers: Server[]) {
  const rows = createToolRows(
    db,
    createLogger(() => undefined),
  );
  return createCatalog({
    rows,
    servers: () => servers,
    manifestVerbs: () => undefined,
    emit: () => undefined,
    now: () => 1,
  });
}

test('what was listed is known after a restart, before the server runs again', () => {
  catalog([server('a')]).listed('a', [definition('read'), definition('write')], []);
  const later = catalog([server('a')]);
  expect(later.lookup('a', 'read')).toMatchObject({
    found: 'tool',
    tool: { ref: { server: 'a', name: 'read' } },
  });
  expect(later.count('a')).toBe(2);
});

test('never listed is not the same as no tools', () => {
  const some = catalog([server('a'), server('b')]);
  some.listed('b', [], []);
  expect(some.lookup('a', 'x').found).toBe('neverListed');
  expect(some.lookup('b', 'x').found).toBe('noTool');
});

test('- and _ are the same in the name of a server, never in that of a tool', () => {
  const some = catalog([server('my-server')]);
  some.listed('my-server', [definition('a_b')], []);
  expect(some.lookup('my_server', 'a_b').found).toBe('tool');
  expect(some.lookup('My-Server', 'a_b').found).toBe('tool');
  expect(some.lookup('my-server', 'a-b')).toMatchObject({ found: 'noTool', near: ['a_b'] });
});

test('a name like those of every object is a name like others', () => {
  const some = catalog([server('a')]);
  some.listed('a', [definition('__proto__'), definition('constructor')], []);
  expect(some.lookup('a', 'constructor').found).toBe('tool');
  expect(some.lookup('a', 'toString').found).toBe('noTool');
});

test('every part that a person agrees to changes the fingerprint; its order does not', () => {
  const base = definition('t', { description: 'd', annotations: { readOnlyHint: true, title: 'x' } });
  const same = {
    annotations: { title: 'x', readOnlyHint: true },
    description: 'd',
    inputSchema: { type: 'object' },
    name: 't',
  };
  expect(fingerprintOf(same)).toBe(fingerprintOf(base));
  const changes: Partial<ToolDefinition>[] = [
    { name: 'u' },
    { title: 't' },
    { description: 'd\u200B' },
    { inputSchema: { type: 'object', required: ['x'] } },
    { outputSchema: {} },
    { annotations: { readOnlyHint: false, title: 'x' } },
    { ui: { resourceUri: 'ui://x' } },
  ];
  const prints = changes.map((change) => fingerprintOf({ ...base, ...change }));
  expect(new Set([fingerprintOf(base), ...prints]).size).toBe(changes.length + 1);
});

test('verbs: the manifest, then the annotations of a trusted server, else the worst that is common', () => {
  const readOnly = definition('t', { annotations: { readOnlyHint: true, openWorldHint: false } });
  expect(verbsOf(readOnly, { t: ['execute'] }, true)).toEqual({ verbs: ['execute'], source: 'manifest' });
  expect(verbsOf(readOnly, undefined, true)).toEqual({ verbs: ['read'], source: 'annotations' });
  expect(verbsOf(readOnly, undefined, false).source).toBe('unknown');
  expect(verbsOf(definition('t', { annotations: {} }), undefined, true).verbs).toEqual([
    'write',
    'destroy',
    'network',
  ]);
  expect(verbsOf(definition('toString'), { t: ['read'] }, false).source).toBe('unknown');
});
