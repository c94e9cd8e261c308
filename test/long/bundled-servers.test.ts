import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledServers } from '#servers/manifest.ts';
import { known } from './registry.ts';

/** The bundles as they ship: the build has made them. */
const BUNDLES = resolve(import.meta.dirname, '../../dist/servers');
const INSPECTOR = '@modelcontextprotocol/inspector';

interface Called {
  isError?: boolean;
  structuredContent: { server?: string; error?: { code: string; message: string } };
}

let root: string;
let there = false;

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'patchbay-inspector-')));
  writeFileSync(join(root, 'package.json'), '{ "name": "example", "version": "1.0.0" }');
  writeFileSync(
    join(root, 'package-lock.json'),
    JSON.stringify({ name: 'example', version: '1.0.0', lockfileVersion: 3, packages: { '': {} } }),
  );
  there = await known(INSPECTOR);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function inspect<T>(id: string, args: string[]): Promise<T> {
  const own = ['-e', `PATCHBAY_WORKSPACE=${JSON.stringify([root])}`, '-e', `PATCHBAY_DATA=${join(root, id)}`];
  const server = [process.execPath, join(BUNDLES, `${id}.mjs`)];
  const { stdout } = await promisify(execFile)(
    'npx',
    ['-y', INSPECTOR, '--cli', ...own, ...server, ...args],
    {
      cwd: root,
      env: { ...process.env, npm_config_cache: join(root, 'npm') },
      timeout: 300_000,
      maxBuffer: 16 * 1024 * 1024,
    },
  ).catch((error: unknown) => {
    // It ends with 5 for a result that is an error, which it prints all the same.
    if (error instanceof Error && 'stdout' in error && String(error.stdout).startsWith('{')) {
      return { stdout: String(error.stdout) };
    }
    throw error;
  });
  return JSON.parse(stdout) as T;
}

describe.each(bundledServers)(
  'the command line of the MCP Inspector and $id, from a clean install',
  (server) => {
    test('starts it and lists its tools', async ({ skip }) => {
      if (!there) skip(`npm does not know ${INSPECTOR} here`);
      const { tools } = await inspect<{ tools: { name: string }[] }>(server.id, ['--method', 'tools/list']);
      expect(tools.map(({ name }) => name).toSorted()).toEqual(Object.keys(server.verbs).toSorted());
    });

    test('calls it and gets an answer, or the reason why what it needs is not there', async ({ skip }) => {
      if (!there) skip(`npm does not know ${INSPECTOR} here`);
      const call = ['--method', 'tools/call', '--tool-name', 'gather_context'];
      const { isError, structuredContent: said } = await inspect<Called>(server.id, call);
      if (isError !== true) expect(said).toMatchObject({ server: server.id });
      else {
        expect(server.needs.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining([expect.stringMatching(/service|account/)]),
        );
        expect(said.error?.code).toBe('D');
        expect(said.error?.message).not.toBe('');
      }
    });
  },
);
