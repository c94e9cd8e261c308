// GCS, whose fake can do all that a store should not; and Azurite and a real S3, killed or cut off during each call.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createCutLine } from '../../test/backends/cut-line.ts';
import { takeTurn } from '../../test/backends/turn.ts';
import { azureBackend, s3Backend } from './testing/backends.ts';
import type { Backend } from './testing/backends.ts';
import { createFakeGcs } from './testing/fake-gcs.ts';
import type { FakeGcs } from './testing/fake-gcs.ts';
import { callsOf, createFolder, createTestServer, FILES, QUICK } from './testing/server.ts';

const workspace = createFolder(FILES);
const server = createTestServer();
/** What a failed call leaves of files: nothing. */
const left = (): string[] =>
  readdirSync(workspace.folder).filter((name) => name === 'got.bin' || name.startsWith('.patchbay'));

afterAll(() => {
  workspace.remove();
});

async function call(
  settings: Record<string, string>,
  tool: string,
  args: object,
  signal = new AbortController().signal,
): Promise<unknown> {
  const found = server.tools.find(({ name }) => name === tool);
  if (found === undefined) throw new Error(`no tool ${tool}`);
  return found.call(args, callContext(server, { folders: [workspace.folder], settings, signal }));
}

describe('GCS', () => {
  let fake: FakeGcs;
  let settings: Record<string, string>;

  beforeEach(async () => {
    fake = await createFakeGcs();
    fake.buckets.make('bucket');
    fake.buckets.put('bucket', 'there.bin', Buffer.alloc(300_000, 'x'), {});
    const file = workspace.outside('key.json', JSON.stringify(fake.key));
    settings = { GOOGLE_APPLICATION_CREDENTIALS: file, GCP_STORAGE_ENDPOINT: fake.url };
    await call(settings, 'backup_create', {
      provider: 'gcs',
      container: 'bucket',
      source_path: 'dir',
      backup_name: 'old',
    });
    fake.asked.splice(0);
  });

  afterEach(async () => {
    await fake.close();
    expect(left()).toEqual([]);
  });

  describe.each(callsOf('gcs'))('%s %j', (tool, args) => {
    test('is D when nobody is there', async () => {
      const nobody = { ...settings, GCP_STORAGE_ENDPOINT: 'http://127.0.0.1:1' };
      await expect(call(nobody, tool, args)).rejects.toMatchObject({ code: 'D' });
    });

    test.each(['drop', 'half'] as const)('is E when the line breaks: %s', async (how) => {
      fake.misbehave = () => how;
      await expect(call(settings, tool, args)).rejects.toMatchObject({
        code: 'E',
        fields: { reason: 'connectionLost' },
      });
      if (how === 'drop') expect(fake.buckets.get('bucket', 'new.txt')).toBeUndefined();
    });

    test('is A, R, E by what the store says', async () => {
      for (const [status, code] of [
        [401, 'A'],
        [403, 'A'],
        [429, 'R'],
        [500, 'E'],
      ] as const) {
        fake.misbehave = () => ({
          status,
          json: { error: { code: status, message: 'so it is', errors: [] } },
        });
        await expect(call(settings, tool, args)).rejects.toMatchObject({ code });
      }
    });

    test('cancelled, hangs up', async () => {
      fake.misbehave = () => 'hang';
      const cancel = new AbortController();
      const running = call(settings, tool, args, cancel.signal);
      await expect.poll(() => fake.asked.length).toBeGreaterThan(0);
      cancel.abort(new Error('enough'));
      await expect(running).rejects.toThrow('enough');
      await expect.poll(() => fake.givenUp).toBeGreaterThan(0);
    });
  });

  test.each(['half', 'hang'] as const)('a download that breaks off (%s) leaves no file', async (how) => {
    fake.misbehave = () => (fake.asked.length === 2 ? how : undefined);
    const cancel = new AbortController();
    const args = { provider: 'gcs', container: 'bucket', remote_path: 'there.bin', local_path: 'got.bin' };
    const running = call(settings, 'storage_download', args, cancel.signal);
    running.catch(() => undefined);
    await expect.poll(() => fake.asked.length).toBe(2);
    if (how === 'hang') cancel.abort(new Error('enough'));
    await expect(running).rejects.toThrow(how === 'hang' ? 'enough' : 'hung up');
    await expect.poll(() => fake.givenUp).toBeGreaterThan(0);
  });

  test('what stops moving is given up', async () => {
    fake.misbehave = () => 'hang';
    const patient = createTestServer({ ...QUICK, idleMs: 100 });
    const client = await connectTo(patient, { folders: [workspace.folder], settings });
    const { error } = await client.call('storage_list', { provider: 'gcs', container: 'bucket' });
    expect(error).toMatchObject({ code: 'T', timeoutMs: 100 });
    await client.close();
  });

  test('a read that fails once is asked again', async () => {
    fake.misbehave = () => (fake.asked.length === 1 ? 'drop' : undefined);
    const client = await connectTo(createTestServer({ ...QUICK, attempts: 2 }), { settings });
    const { data } = await client.call('storage_list', { provider: 'gcs', container: 'bucket' });
    expect((data['objects'] as unknown[]).length).toBe(3);
    await client.close();
  });

  test('another web server is no store', async () => {
    fake.misbehave = () => ({ status: 200, json: { welcome: 'here', items: [{ no: 'name' }] } });
    for (const tool of ['storage_list', 'gather_context', 'storage_delete']) {
      const args = tool === 'gather_context' ? {} : { provider: 'gcs', container: 'bucket' };
      const more = tool === 'storage_delete' ? { remote_path: 'x' } : {};
      await expect(call(settings, tool, { ...args, ...more })).rejects.toMatchObject({
        code: 'E',
        fields: { setting: 'GCP_STORAGE_ENDPOINT' },
      });
    }
  });
});

const s3 = process.env['PATCHBAY_TEST_S3'];

describe.each([
  ['Azurite', azureBackend, false],
  ['a real S3 (PATCHBAY_TEST_S3)', () => s3Backend(s3 ?? ''), s3 === undefined],
] as const)('%s', (_name, start, skipped) => {
  describe.skipIf(skipped)('dies during the call (where it runs)', () => {
    let backend: Backend;
    let giveBack = (): void => undefined;
    const provider = start === azureBackend ? 'azure' : 's3';

    beforeAll(async () => {
      if (provider === 's3') giveBack = await takeTurn('/tmp/patchbay-s3.turn');
      backend = await start();
      await backend.make('bucket');
      await backend.put('bucket', 'there.bin', Buffer.alloc(1_000_000, 'x'));
      const backup = { provider, container: 'bucket', source_path: 'dir', backup_name: 'old' };
      await call(backend.settings, 'backup_create', backup);
    }, 120_000);

    afterAll(async () => {
      await backend.close();
      giveBack();
    });

    test.each(callsOf(provider))('%s %j is an error', async (tool, args) => {
      const line = await createCutLine({ port: backend.port });
      const held = line.hold();
      const running = call(backend.through(Number(line.address)), tool, args);
      running.catch(() => undefined);
      await held;
      await line.cut();
      await expect(running).rejects.toMatchObject({ code: expect.stringMatching(/[DE]/) as string });
      expect(left()).toEqual([]);
    });

    test.each(callsOf(provider))('%s %j, cancelled, ends', async (tool, args) => {
      const line = await createCutLine({ port: backend.port });
      const held = line.hold();
      const cancel = new AbortController();
      const running = call(backend.through(Number(line.address)), tool, args, cancel.signal);
      running.catch(() => undefined);
      await held;
      cancel.abort(new Error('enough'));
      await expect(running).rejects.toThrow('enough');
      expect(left()).toEqual([]);
      await line.cut();
    });
  });
});

describe('Azurite, killed', () => {
  test('while an object is on its way: E or D, and no half file', async () => {
    const backend = await azureBackend();
    await backend.make('bucket');
    await backend.put('bucket', 'there.bin', Buffer.alloc(64 * 1024 * 1024, 'x'));
    const cancel = new AbortController();
    const found = server.tools.find(({ name }) => name === 'storage_download');
    const context = callContext(server, { folders: [workspace.folder], settings: backend.settings });
    let killed: Promise<void> | undefined;
    const progress = async (done: number): Promise<void> => {
      if (done > 0) await (killed ??= backend.close());
    };
    const args = { provider: 'azure', container: 'bucket', remote_path: 'there.bin', local_path: 'got.bin' };
    await expect(found?.call(args, { ...context, progress, signal: cancel.signal })).rejects.toMatchObject({
      code: expect.stringMatching(/[DE]/) as string,
    });
    expect(killed).toBeDefined();
    expect(left()).toEqual([]);
  }, 60_000);
});

describe('without what it needs', () => {
  const list = (provider: string) => ({ provider, container: 'bucket' });
  let client: TestClient;
  const connect = async (settings: Record<string, string>): Promise<void> => {
    client = await connectTo(server, { settings });
  };

  afterEach(async () => {
    await client.close();
  });

  test.each([
    ['s3', 'AWS_ACCESS_KEY_ID'],
    ['azure', 'AZURE_STORAGE_CONNECTION_STRING'],
    ['gcs', 'GOOGLE_APPLICATION_CREDENTIALS'],
  ])('%s is D and names the setting, whatever the environment holds', async (provider, setting) => {
    await connect({});
    expect((await client.call('storage_list', list(provider))).error).toMatchObject({ code: 'D', setting });
    expect((await client.call('gather_context', {})).error).toMatchObject({ code: 'D' });
  });

  test('settings that make no sense are D', async () => {
    const key = workspace.outside('other.json', JSON.stringify({ type: 'external_account' }));
    for (const [provider, settings, setting] of [
      ['azure', { AZURE_STORAGE_CONNECTION_STRING: 'nonsense' }, 'AZURE_STORAGE_CONNECTION_STRING'],
      [
        'azure',
        { AZURE_STORAGE_ACCOUNT_NAME: 'a/b', AZURE_STORAGE_ACCOUNT_KEY: 'x' },
        'AZURE_STORAGE_ACCOUNT_NAME',
      ],
      ['azure', { AZURE_STORAGE_ACCOUNT_NAME: 'account' }, 'AZURE_STORAGE_ACCOUNT_KEY'],
      ['gcs', { GOOGLE_APPLICATION_CREDENTIALS: key }, 'GOOGLE_APPLICATION_CREDENTIALS'],
      ['gcs', { GOOGLE_APPLICATION_CREDENTIALS: '/none/at/all' }, 'GOOGLE_APPLICATION_CREDENTIALS'],
    ] as const) {
      await connect(settings);
      expect((await client.call('storage_list', list(provider))).error).toMatchObject({ code: 'D', setting });
    }
  });

  test('a key of somebody else is A', async () => {
    const fake = await createFakeGcs();
    const { privateKey } = (await import('node:crypto')).generateKeyPairSync('rsa', { modulusLength: 2048 });
    const own = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const file = workspace.outside('stranger.json', JSON.stringify({ ...fake.key, private_key: own }));
    await connect({ GOOGLE_APPLICATION_CREDENTIALS: file, GCP_STORAGE_ENDPOINT: fake.url });
    const { error, text } = await client.call('storage_list', list('gcs'));
    expect(error).toMatchObject({ code: 'A' });
    expect(text).not.toContain('PRIVATE');
    await fake.close();
  });
});

test('no test left a file behind', async () => {
  await delay(0);
  expect(existsSync(workspace.at('got.bin'))).toBe(false);
  expect(readFileSync(workspace.at('a.txt'), 'utf8')).toBe('hello');
});
