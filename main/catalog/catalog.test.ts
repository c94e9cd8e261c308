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
import { createListingRows } from '#main/store/listings.ts';
import type { Inventory } from '#main/upstream/inventory.ts';
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

const rows = () =>
  createListingRows(
    db,
    createLogger(() => undefined),
  );

const inventory = (tools: ToolDefinition[], more: Partial<Inventory> = {}): Inventory => ({
  claims: { tools: true, prompts: true, resources: true },
  tools,
  rest: { prompts: [], resources: [], templates: [] },
  warnings: [],
  ...more,
});

const rest = {
  prompts: [{ name: 'greet', arguments: [{ name: 'who', required: true }, { name: 'how' }] }],
  resources: [{ uri: 'file:///notes', name: 'notes' }],
  templates: [{ uriTemplate: 'file:///{path}', name: 'any file' }],
};

function catalog(servers: Server[]) {
  return createCatalog({
    rows: rows(),
    servers: () => servers,
    manifestVerbs: () => undefined,
    emit: () => undefined,
    now: () => 1,
  });
}

test('what was listed is known after a restart, before the server runs again', () => {
  catalog([server('a')]).listed('a', inventory([definition('read'), definition('write')], { rest }));
  const later = catalog([server('a')]);
  expect(later.lookup('tool', 'a', 'read')).toMatchObject({
    found: 'target',
    target: { kind: 'tool', ref: { server: 'a', name: 'read' } },
  });
  expect(later.counts('a')).toMatchObject({ tools: 2, prompts: 1, resources: 2 });
  expect(later.get('prompt', 'a', 'greet')).toMatchObject({ kind: 'prompt', prompt: { name: 'greet' } });
  expect(later.get('template', 'a', 'file:///{path}')).toMatchObject({ template: { name: 'any file' } });
  expect(later.get('tool', 'a', 'greet')).toBeUndefined();
});

test('a list that has not changed is neither written nor made again; one that has, is', () => {
  const store = rows();
  const written: number[] = [];
  const heard: string[] = [];
  const some = createCatalog({
    rows: {
      ...store,
      replace(id, listing, at) {
        written.push(at);
        store.replace(id, listing, at);
      },
    },
    servers: () => [server('a')],
    manifestVerbs: () => undefined,
    emit: ({ type }) => void heard.push(type),
    now: () => 1,
  });
  const told = { reason: 'x' } as never;
  some.listed('a', inventory([definition('read')], { rest }));
  some.listed('a', inventory([definition('read')], { rest, warnings: [told] }));
  expect([written.length, heard.length, some.warnings('a')]).toEqual([1, 2, [told]]);
  some.listed('a', inventory([definition('read')], { rest: { ...rest, prompts: [] } }));
  some.listed('a', inventory([{ ...definition('read'), description: 'Other words' }], { rest }));
  expect(written.length).toBe(3);
  expect(some.tools('a')[0]?.definition.description).toBe('Other words');
});

test('never listed is not the same as no tools', () => {
  const some = catalog([server('a'), server('b')]);
  some.listed('b', inventory([]));
  expect(some.lookup('tool', 'a', 'x').found).toBe('neverListed');
  expect(some.counts('a')).toBeUndefined();
  expect(some.lookup('tool', 'b', 'x').found).toBe('notOffered');
});

test('- and _ are the same in the name of a server, never in that of a tool', () => {
  const some = catalog([server('my-server')]);
  some.listed('my-server', inventory([definition('a_b')]));
  expect(some.lookup('tool', 'my_server', 'a_b').found).toBe('target');
  expect(some.lookup('tool', 'My-Server', 'a_b').found).toBe('target');
  expect(some.lookup('tool', 'my-server', 'a-b')).toMatchObject({ found: 'notOffered', near: ['a_b'] });
});

test('a name like those of every object is a name like others', () => {
  const some = catalog([server('a')]);
  some.listed('a', inventory([definition('__proto__'), definition('constructor')]));
  expect(some.lookup('tool', 'a', 'constructor').found).toBe('target');
  expect(some.lookup('tool', 'a', 'toString').found).toBe('notOffered');
});

test('a prompt takes the texts it lists, a resource takes nothing and may be any URI', () => {
  const some = catalog([server('a'), server('b')]);
  some.listed('a', inventory([], { rest }));
  some.listed('b', inventory([], { claims: { tools: true, prompts: false, resources: false } }));
  expect(some.lookup('prompt', 'a', 'greet')).toMatchObject({
    target: {
      kind: 'prompt',
      verbs: { verbs: ['read'], source: 'protocol' },
      inputSchema: {
        properties: { who: { type: 'string' }, how: { type: 'string' } },
        required: ['who'],
        additionalProperties: false,
      },
    },
  });
  expect(some.lookup('resource', 'a', 'file:///never/listed')).toMatchObject({
    target: { kind: 'resource', ref: { server: 'a', name: 'file:///never/listed' } },
  });
  expect(some.lookup('resource', 'b', 'file:///notes').found).toBe('notOffered');
  expect(some.lookup('prompt', 'a', 'gret')).toMatchObject({ found: 'notOffered', near: ['greet'] });
});

test('what was not read this time stays as it was; what is taken can be put back', () => {
  const some = catalog([server('a')]);
  some.listed('a', inventory([definition('one')], { rest }));
  const { rest: _, ...unread } = inventory([definition('two')]);
  some.listed('a', unread);
  expect(some.counts('a')).toMatchObject({ tools: 1, prompts: 1, resources: 2 });

  const taken = some.take('a');
  expect(some.counts('a')).toBeUndefined();
  if (taken !== undefined) some.putBack('a', taken);
  expect(some.lookup('tool', 'a', 'two').found).toBe('target');
  expect(some.counts('a')).toMatchObject({ prompts: 1 });
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
