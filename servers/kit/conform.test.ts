import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { everyServer } from './every-server.ts';
import { connectTo } from './testing.ts';
import type { TestClient } from './testing.ts';

/** What must hold for every server that ships; a new one is in here by its line in the manifest. */
const SERVERS = (await everyServer()).map((one) => ({ id: one.manifest.id, ...one }));
const STRAY = 'no_such_parameter';

let folder = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'conform-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const problemFields = (error: JsonObject | undefined): string[] =>
  ((error?.['problems'] ?? []) as { field: string }[]).map(({ field }) => field);

describe.each(SERVERS)('$id', ({ manifest, definition }) => {
  let server: TestClient | undefined;

  afterEach(() => server?.close());

  test.each(['modern', 'legacy'] as const)('lists what the manifest says in the %s era', async (era) => {
    server = await connectTo(definition, { era, folders: [folder] });
    expect(server.client.getServerVersion()).toMatchObject({ name: manifest.id, title: manifest.title });
    const { tools } = await server.client.listTools();
    expect(tools.map(({ name }) => name).toSorted()).toEqual(Object.keys(manifest.verbs).toSorted());
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const { title, description, inputSchema, outputSchema } of tools) {
      expect(title).not.toBe('');
      expect(description?.length).toBeGreaterThan(10);
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      ajv.compile(inputSchema);
      ajv.compile(outputSchema ?? false);
    }
  });

  test('every tool refuses what it does not know and what lacks, names both, and runs nothing', async () => {
    server = await connectTo(definition, { folders: [folder] });
    const { tools } = await server.client.listTools();
    for (const { name, inputSchema } of tools) {
      const { error } = await server.call(name, { [STRAY]: 1 });
      expect(error, name).toMatchObject({ code: 'V', field: expect.any(String) as string });
      const required = [...(inputSchema.required ?? []), STRAY].toSorted();
      expect(problemFields(error).toSorted(), name).toEqual(required);
    }
    expect(server.logged).toEqual([]);
  });

  test('every alias is answered and not listed; an unknown tool is U', async () => {
    server = await connectTo(definition, { folders: [folder] });
    const { tools } = await server.client.listTools();
    for (const alias of definition.tools.flatMap(({ aliases }) => aliases)) {
      expect(tools.map(({ name }) => name)).not.toContain(alias);
      expect((await server.call(alias, { [STRAY]: 1 })).error).toMatchObject({ code: 'V' });
    }
    await expect(server.call('no_such_tool', {})).rejects.toMatchObject({ data: { error: { code: 'U' } } });
  });

  test.runIf('gather_context' in manifest.verbs)(
    'gathers its context, or says what it lacks (skipped: it has none)',
    async () => {
      server = await connectTo(definition, { folders: [folder] });
      const { error, data } = await server.call('gather_context', {});
      if (error === undefined) expect(data).toMatchObject({ server: manifest.id });
      else expect(['D', 'N'], JSON.stringify(error)).toContain(error['code']);
      const { resources } = await server.client.listResources();
      expect(resources.map(({ uri }) => uri)).toContain(`context://${manifest.id}`);
      expect(server.logged).toEqual([]);
    },
  );

  test('runs as a process, lists, and is gone when stdin closes', async () => {
    const main = path.join(import.meta.dirname, '..', manifest.id, 'main.ts');
    const child = spawn(process.execPath, [main], { env: {}, stdio: ['pipe', 'pipe', 'pipe'] });
    const exit = once(child, 'exit');
    const client = new Client(
      { name: 'test', version: '1' },
      { versionNegotiation: { mode: { pin: '2026-07-28' } } },
    );
    await client.connect(new StdioServerTransport(child.stdout, child.stdin));
    expect((await client.listTools()).tools).toHaveLength(definition.tools.length);
    child.stdin.end();
    expect(await exit).toEqual([0, null]);
  });
});
