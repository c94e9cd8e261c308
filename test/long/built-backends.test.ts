import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { azureBackend, s3Backend } from '#servers/cloud-storage/testing/backends.ts';
import { answerOf } from '#servers/kit/testing.ts';

/** What bundling can break and no test of the sources sees: the SDKs in the bundles as they ship, at real backends. */
const BUNDLES = resolve(import.meta.dirname, '../../dist/servers');
const CONTENT = 'carried by the bundle\n'.repeat(1_000);
const kubeconfig = process.env['PATCHBAY_TEST_KUBERNETES'];
const s3 = process.env['PATCHBAY_TEST_S3'];

let root: string;
const at = (...names: string[]): string => join(root, ...names);

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'patchbay-built-')));
  mkdirSync(at('folder'));
  writeFileSync(at('in.txt'), CONTENT);
  writeFileSync(at('folder', 'a.txt'), CONTENT);
});

/** What a test that fails leaves open. */
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Bundle {
  call(tool: string, args: JsonObject): Promise<JsonObject>;
  close(): Promise<void>;
}

/** The bundle as the app starts it: with nothing of the environment but what it is told. */
async function start(id: string, settings: Record<string, string>): Promise<Bundle> {
  const child = spawn(process.execPath, [join(BUNDLES, `${id}.mjs`)], {
    env: {
      PATH: process.env['PATH'],
      PATCHBAY_WORKSPACE: JSON.stringify([root]),
      PATCHBAY_DATA: at(id),
      ...settings,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  closing.push(() => child.kill('SIGKILL'));
  const pin = { versionNegotiation: { mode: { pin: '2026-07-28' } } };
  const client = new Client({ name: 'built', version: '1' }, pin);
  await client.connect(new StdioServerTransport(child.stdout, child.stdin));
  return {
    async call(tool, args) {
      const { data, error } = answerOf(await client.callTool({ name: tool, arguments: args }));
      expect(error, tool).toBeUndefined();
      return data;
    },
    async close() {
      child.stdin.end();
      expect(await exit).toEqual([0, null]);
    },
  };
}

describe.skipIf(s3 === undefined)('S3 at a real radosgw (PATCHBAY_TEST_S3)', () => {
  test.each([
    [
      's3-storage',
      ['s3_upload_file', { file_path: 'in.txt' }],
      ['s3_download_file', {}],
      (bucket: string) => ({ bucket_name: bucket, s3_key: 'key' }),
    ],
    [
      'cloud-storage',
      ['storage_upload', { file_path: 'in.txt', encryption: false }],
      ['storage_download', {}],
      (container: string) => ({ provider: 's3', container, remote_path: 'key' }),
    ],
  ] as const)('%s puts and gets', async (id, [put, what], [get, where], place) => {
    const bucket = `built-${id}-${process.pid}`;
    const backend = await s3Backend(s3 ?? '');
    closing.push(() => backend.close());
    await backend.make(bucket);
    const server = await start(id, backend.settings);
    await server.call(put, { ...place(bucket), ...what });
    await server.call(get, { ...place(bucket), ...where, local_path: `${id}.out` });
    expect(readFileSync(at(`${id}.out`), 'utf8')).toBe(CONTENT);
    await server.close();
  });
});

test('Azure at Azurite: cloud-storage puts, gets, and restores a backup', async () => {
  const backend = await azureBackend();
  closing.push(() => backend.close());
  await backend.make('built');
  const server = await start('cloud-storage', backend.settings);
  const place = { provider: 'azure', container: 'built', remote_path: 'key' };
  await server.call('storage_upload', { ...place, file_path: 'in.txt' });
  await server.call('storage_download', { ...place, local_path: 'azure.out' });
  expect(readFileSync(at('azure.out'), 'utf8')).toBe(CONTENT);
  const backup = { provider: 'azure', container: 'built', backup_name: 'folder' };
  await server.call('backup_create', { ...backup, source_path: 'folder' });
  await server.call('backup_restore', { ...backup, restore_path: 'restored' });
  expect(readFileSync(at('restored', 'a.txt'), 'utf8')).toBe(CONTENT);
  await server.close();
});

test.skipIf(kubeconfig === undefined)(
  'Kubernetes at a real API server: kubernetes-operator applies, gets and deletes (PATCHBAY_TEST_KUBERNETES)',
  async () => {
    const server = await start('kubernetes-operator', { KUBECONFIG: kubeconfig ?? '' });
    const name = `built-${process.pid}`;
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { colour: 'blue' } };
    writeFileSync(at('manifest.json'), JSON.stringify(manifest));
    await server.call('kubectl_apply', { manifest_path: 'manifest.json' });
    const one = { resource_type: 'configmaps', resource_name: name };
    expect(await server.call('kubectl_get', one)).toMatchObject({ items: [{ data: { colour: 'blue' } }] });
    await server.call('kubectl_delete', one);
    await server.close();
  },
);
