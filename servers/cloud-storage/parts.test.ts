import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectTo, callContext } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { costFindings, performanceFindings } from './findings.ts';
import { withLocalFile } from './local-file.ts';
import { createOpenStore } from './open-store.ts';
import { estimate } from './prices.ts';
import type { StoredObject } from './store.ts';
import { createFakeGcs } from './testing/fake-gcs.ts';
import type { FakeGcs } from './testing/fake-gcs.ts';
import { createFolder, createTestServer, FILES, QUICK } from './testing/server.ts';

const NOW = Date.parse('2026-06-30T00:00:00Z');
const DAY = 86_400_000;
const GIB = 1024 ** 3;
const workspace = createFolder(FILES);
const never = new AbortController().signal;

afterAll(() => {
  workspace.remove();
});

describe('costs', () => {
  const object = (name: string, days: number, storageClass = '', size = GIB): StoredObject => ({
    name,
    size,
    modified: new Date(NOW - days * DAY).toISOString(),
    storageClass,
  });

  test('are those of the table, and what has no price is not nothing', () => {
    const objects = [object('a', 1), object('b', 1, 'GLACIER'), object('c', 1, 'SNOW')];
    expect(estimate('s3', objects)).toMatchObject({ usd_per_month: 0.027, unpriced_objects: 1 });
    expect(estimate('azure', [object('a', 1, 'Hot'), object('b', 1, 'Cold')])).toMatchObject({
      usd_per_month: 0.0184,
      unpriced_objects: 1,
    });
  });

  test('what lies idle over 30 and over 90 days is found, what is young, small or moved is not', () => {
    const objects = [
      object('young', 30),
      object('month', 31),
      object('quarter', 91),
      object('cool', 91, 'STANDARD_IA'),
      object('cold', 400, 'GLACIER'),
      object('small', 400, '', 1_000),
    ];
    expect(costFindings('s3', objects, NOW)).toMatchObject([
      { examples: ['month'], saving_usd_per_month: 0.0105 },
      { examples: ['quarter', 'cool'], saving_usd_per_month: 0.0275 },
    ]);
    const kinds = performanceFindings(objects).map(({ examples }) => examples);
    expect(kinds).toEqual([['small'], ['young', 'month', 'quarter', 'cool', 'cold'], ['cold']]);
  });
});

describe('a file that is sent', () => {
  test('is read again and again, and refused at its end when it changed', async () => {
    const path = workspace.at('large.bin');
    await withLocalFile(path, 'file_path', never, async (file) => {
      expect((await buffer(file.open())).equals(readFileSync(path))).toBe(true);
      expect((await buffer(file.open())).length).toBe(file.size);
      const changed = Buffer.from(readFileSync(path));
      changed[changed.length - 1] = 0;
      writeFileSync(path, changed);
      await expect(buffer(file.open())).rejects.toMatchObject({ code: 'E', fields: { reason: 'changed' } });
    });
  });

  test('an empty one has no bytes', async () => {
    await withLocalFile(workspace.at('dir/empty.txt'), 'file_path', never, async (file) => {
      expect((await buffer(file.open())).length).toBe(0);
    });
  });
});

test('an S3 that refuses to encrypt: it is said what to do', async () => {
  const refusing = createServer((request, response) => {
    request.resume();
    if (request.method === 'PUT') {
      response.writeHead(501, { 'content-type': 'application/xml' });
      response.end('<Error><Code>NotImplemented</Code><Message>no</Message></Error>');
    } else response.writeHead(request.url === '/bucket/' ? 200 : 404).end();
  });
  refusing.listen(0, '127.0.0.1');
  await once(refusing, 'listening');
  const server = await connectTo(createTestServer(), {
    folders: [workspace.folder],
    settings: {
      S3_ENDPOINT: `http://127.0.0.1:${(refusing.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'key',
      AWS_SECRET_ACCESS_KEY: 'secret',
    },
  });
  const upload = { provider: 's3', container: 'bucket', file_path: 'a.txt', remote_path: 'x' };
  const { error, text } = await server.call('storage_upload', upload);
  expect(error).toMatchObject({ code: 'E', field: 'encryption', s3_code: 'NotImplemented' });
  expect(text).toContain('AWS_KMS_KEY_ID');
  const plain = await server.call('storage_upload', { ...upload, encryption: false });
  expect(plain.error).not.toHaveProperty('field');
  await server.close();
  refusing.closeAllConnections();
  refusing.close();
});

describe('GCS', () => {
  let fake: FakeGcs;
  let server: TestClient;
  let settings: Record<string, string>;
  const at = { provider: 'gcs', container: 'bucket' };

  beforeEach(async () => {
    fake = await createFakeGcs();
    fake.buckets.make('bucket');
    const file = workspace.outside('key.json', JSON.stringify(fake.key));
    settings = { GOOGLE_APPLICATION_CREDENTIALS: file, GCP_STORAGE_ENDPOINT: fake.url };
    server = await connectTo(
      createTestServer(QUICK, () => NOW),
      { folders: [workspace.folder], settings },
    );
  });

  afterEach(async () => {
    await server.close();
    await fake.close();
  });

  test.each([500, 2_000_000])(
    'a file of %d bytes that changes while it is sent is not stored',
    async (size) => {
      workspace.write('changing.bin', Buffer.alloc(size, 'a'));
      const context = callContext(createTestServer(), { settings });
      const store = await createOpenStore(QUICK)('gcs', context);
      await withLocalFile(workspace.at('changing.bin'), 'file_path', never, async (file) => {
        writeFileSync(workspace.at('changing.bin'), Buffer.alloc(size, 'b'));
        const upload = {
          file,
          metadata: {},
          storageClass: 'STANDARD',
          encrypt: true,
          replace: true,
        } as const;
        const put = store.put({ container: 'bucket', name: 'x' }, upload);
        await expect(put).rejects.toMatchObject({ code: 'E', fields: { reason: 'changed' } });
      });
      expect(fake.buckets.get('bucket', 'x')).toBeUndefined();
    },
  );

  test('where versions or deleted objects are kept, nothing is overwritten and the answer says so', async () => {
    fake.buckets.make('bucket', {
      versioning: { enabled: true },
      softDeletePolicy: { retentionDurationSeconds: '604800' },
    });
    fake.buckets.put('bucket', 'x', Buffer.from('secret'), {});
    const { data, text } = await server.call('storage_delete', {
      ...at,
      remote_path: 'x',
      secure_delete: true,
    });
    expect(data).toMatchObject({ deleted: true, overwritten: false, content_kept: 'yes' });
    expect(text).toContain('kept for 7 days');
    expect(fake.asked.filter((one) => one.startsWith('POST /upload'))).toEqual([]);
  });

  test('facts are those of the bucket; one that may not be read is unknown, and says why', async () => {
    const factsOf = async () => {
      const { data } = await server.call('compliance_report', at);
      const facts = data['facts'] as { fact: string; state: string; detail: string }[];
      return Object.fromEntries(facts.map(({ fact, ...rest }) => [fact, rest]));
    };
    fake.buckets.make('bucket', {
      encryption: { defaultKmsKeyName: 'projects/p/key' },
      retentionPolicy: { retentionPeriod: '60', isLocked: true },
      logging: { logBucket: 'logs' },
      bindings: [{ role: 'roles/storage.objectViewer', members: ['allUsers'] }],
    });
    expect(await factsOf()).toMatchObject({
      customer_key: { state: 'on', detail: 'New objects use projects/p/key' },
      retention_lock: { state: 'on' },
      access_logging: { state: 'on' },
      public_access: { state: 'on', detail: expect.stringContaining('objectViewer') as string },
    });
    fake.buckets.make('bucket', { private_policy: true });
    expect(await factsOf()).toMatchObject({
      customer_key: { state: 'off' },
      public_access: { state: 'unknown', detail: expect.stringContaining('getIamPolicy') as string },
    });
  });

  test('analysis sees real ages', async () => {
    fake.buckets.put('bucket', 'old', Buffer.alloc(200_000), {});
    fake.buckets.age('bucket', 'old', new Date(NOW - 100 * DAY));
    const { data } = await server.call('storage_analyze', { ...at, analysis_type: 'cost' });
    expect(data).toMatchObject({
      by_class: { STANDARD: { objects: 1, bytes: 200_000 } },
      by_age: { older: { objects: 1 } },
      findings: [{ kind: 'cost', examples: ['old'] }],
    });
  });

  test('a bucket list needs a project', async () => {
    const { project_id: _, ...key } = fake.key;
    const file = workspace.outside('projectless.json', JSON.stringify(key));
    const other = { ...settings, GOOGLE_APPLICATION_CREDENTIALS: file };
    const client = await connectTo(createTestServer(), { settings: other });
    expect((await client.call('gather_context', {})).error).toMatchObject({
      code: 'D',
      setting: 'GCP_PROJECT_ID',
    });
    await client.close();
  });

  test.each([
    ['an unknown path', '/storage/v2/b'],
    ['an unknown parameter', '/storage/v1/b/bucket?depth=3'],
  ])('the fake refuses %s', async (_what, path) => {
    await server.call('storage_list', at);
    const { authorization } = fake.headers;
    const answer = await fetch(`${fake.url}${path}`, {
      headers: { authorization: String(authorization) },
    });
    expect([400, 404]).toContain(answer.status);
    expect((await fetch(`${fake.url}/storage/v1/b/bucket`)).status).toBe(401);
  });
});
