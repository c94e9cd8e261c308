import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyServer } from '#servers/kit/every-server.ts';
import { answerOf, connectTo } from '#servers/kit/testing.ts';

/** The bundles as they ship: the build has made them, and has written into each what it lists. */
const BUNDLES = resolve(import.meta.dirname, '../dist/servers');
const SERVERS = (await everyServer()).map((one) => ({ id: one.manifest.id, ...one }));

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-listings-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

type Era = 'modern' | 'legacy';

/** What functions ran in it is known once it has ended. */
async function open(id: string, era: Era) {
  const coverage = mkdtempSync(join(folder, 'ran-'));
  const child = spawn(process.execPath, [join(BUNDLES, `${id}.mjs`)], {
    env: { NODE_V8_COVERAGE: coverage },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const exit = once(child, 'exit');
  const mode = era === 'modern' ? { pin: '2026-07-28' } : ('legacy' as const);
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(new StdioServerTransport(child.stdout, child.stdin, { maxBufferSize: Infinity }));
  return {
    client,
    async end() {
      child.stdin.end();
      expect(await exit).toEqual([0, null]);
      return ranIn(id, coverage);
    },
  };
}

interface Coverage {
  result: {
    url: string;
    functions: { ranges: { startOffset: number; endOffset: number; count: number }[] }[];
  }[];
}

/** The sources of this server's own that were evaluated: the function that each of them lies in has run. */
function ranIn(id: string, coverage: string): string[] {
  const [file = ''] = readdirSync(coverage);
  const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as Coverage;
  const script = result.find(({ url }) => url.endsWith(`/${id}.mjs`));
  const functions = script?.functions.flatMap(({ ranges }) => ranges.slice(0, 1)) ?? [];
  const innermostFirst = functions.toSorted(
    (a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset),
  );
  const bundle = readFileSync(join(BUNDLES, `${id}.mjs`), 'utf8');
  return [...bundle.matchAll(/^\/\/ (servers\/\S+)$/gm)].flatMap(({ 1: source = '', index }) => {
    const around = innermostFirst.find((one) => one.startOffset <= index && index < one.endOffset);
    const own = source.startsWith(`servers/${id}/`) && !source.endsWith('/main.ts');
    return own && around !== undefined && around.count > 0 ? [source] : [];
  });
}

/** Everything that a client learns without calling anything. */
async function listingOf(client: Client) {
  const { resources, prompts } = client.getServerCapabilities() ?? {};
  return {
    version: client.getServerVersion(),
    instructions: client.getInstructions(),
    capabilities: client.getServerCapabilities(),
    tools: await client.listTools(),
    resources: resources && (await client.listResources()),
    templates: resources && (await client.listResourceTemplates()),
    prompts: prompts && (await client.listPrompts()),
  };
}

describe.each(SERVERS)('$id as it ships', ({ id, definition }) => {
  test.each(['modern', 'legacy'] as const)('lists what its definition does, in the %s era', async (era) => {
    const shipped = await open(id, era);
    const source = await connectTo(definition, { era });
    expect(await listingOf(shipped.client)).toEqual(await listingOf(source.client));
    await source.close();
    const ran = await shipped.end();
    // What does something by itself has begun that, after the first list.
    if (definition.start === undefined) expect(ran).toEqual([]);
  });

  test.each(['modern', 'legacy'] as const)('answers its first call in the %s era', async (era) => {
    const { client, end } = await open(id, era);
    for (const { name, aliases } of definition.tools) {
      for (const asked of [name, ...aliases]) {
        const answer = answerOf(await client.callTool({ name: asked, arguments: { no_such_parameter: 1 } }));
        expect(answer.error, asked).toMatchObject({ code: 'V' });
      }
    }
    await expect(client.callTool({ name: 'no_such_tool' })).rejects.toMatchObject({
      data: { error: { code: 'U' } },
    });
    expect(await end()).toContain(`servers/${id}/${id}.ts`);
  });
});

/** A file of the build and all that Node reads with it at once. */
function readWith(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file)) return found;
  const code = readFileSync(file, 'utf8');
  found.set(file, code);
  for (const [, other = ''] of code.matchAll(/^(?:import|export) [^"]*"(\.[^"]+)";$/gm))
    readWith(join(dirname(file), other), found);
  return found;
}

test.each(SERVERS)('in the shared process $id is its listing alone until it is called', ({ id }) => {
  const code = [...readWith(join(BUNDLES, 'shared-process', `${id}.mjs`)).values()].join('\n');
  const sources = [...code.matchAll(/^\/\/ (servers\/\S+)$/gm)].map(([, source = '']) => source);
  expect(sources).toContain('servers/kit/served.ts');
  expect(sources.filter((source) => !source.startsWith('servers/kit/'))).toEqual([]);
  expect(code).toMatch(new RegExp(`import\\("\\./parts/${id}-`));
});
