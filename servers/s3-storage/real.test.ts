// Against a real S3: test/backends/s3.sh starts one (radosgw) and prints the variables.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { s3Storage } from './s3-storage.ts';
import { createTestingFolder, settingsOf } from './testing/folder.ts';
import type { TestingFolder } from './testing/folder.ts';
import { createTestingBucket } from './testing/bucket.ts';

const endpoint = process.env['PATCHBAY_TEST_S3'] ?? '';
const bucket = `patchbay-${process.pid}`;

describe.skipIf(endpoint === '')('a real S3 (PATCHBAY_TEST_S3)', () => {
  let folder: TestingFolder;
  let server: TestClient;
  let other: Awaited<ReturnType<typeof createTestingBucket>>;
  const data = async (tool: string, args: JsonObject = {}) => {
    const answer = await server.call(tool, { ...(tool === 's3_list_buckets' ? {} : { bucket }), ...args });
    expect(answer.error).toBeUndefined();
    return answer.data;
  };
  const failure = async (tool: string, args: JsonObject) => (await server.call(tool, args)).error;
  const file = (name: string) => path.join(folder.path, name);

  beforeAll(async () => {
    folder = createTestingFolder();
    other = await createTestingBucket(endpoint, bucket);
    server = await connectTo(s3Storage, { folders: [folder.path], settings: settingsOf(endpoint) });
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await other.remove();
    folder.remove();
  });

  test('buckets and the context name the bucket', async () => {
    const { buckets } = await data('s3_list_buckets');
    expect(buckets).toContainEqual({ name: bucket, created: expect.any(String) as string });
    const { data: gathered } = await server.call('gather_context', {});
    expect(JSON.stringify(gathered['context'])).toContain(bucket);
    expect(gathered['context']).toMatchObject({ amazon: false, path_style: true, region: 'us-east-1' });
  });

  test.each(['plain.txt', "dir/sp ace ü(1)'*!&+=?#%2e", 'a//b', '/begins'])(
    'a file goes to the key %j and comes back',
    async (key) => {
      const up = await data('s3_upload_file', {
        key,
        file_path: 'in.txt',
        content_type: 'text/plain; charset=utf-8',
        metadata: { origin: 'a test' },
        acl: 'private',
        storage_class: 'STANDARD_IA',
      });
      const sha256 = createHash('sha256').update('hello').digest('hex');
      expect(up).toMatchObject({ bytes: 5, sha256, parts: 1 });
      const head = await other.client.headObject({ Bucket: bucket, Key: key });
      expect(head).toMatchObject({
        ContentType: 'text/plain; charset=utf-8',
        Metadata: { origin: 'a test', sha256 },
        StorageClass: 'STANDARD_IA',
      });
      const down = await data('s3_download_file', { key, local_path: 'out.txt', overwrite: true });
      expect(down).toMatchObject({
        bytes: 5,
        sha256,
        verified: true,
        content_type: 'text/plain; charset=utf-8',
      });
      expect(readFileSync(file('out.txt'), 'utf8')).toBe('hello');
    },
  );

  test('a file that is there is replaced only with overwrite', async () => {
    writeFileSync(file('mine.txt'), 'mine');
    await other.put('plain.txt', 'theirs');
    const args = { bucket, key: 'plain.txt', local_path: 'mine.txt' };
    expect(await failure('s3_download_file', args)).toMatchObject({ code: 'P', field: 'local_path' });
    expect(readFileSync(file('mine.txt'), 'utf8')).toBe('mine');
    expect(await data('s3_download_file', { ...args, overwrite: true })).toMatchObject({
      created: false,
      verified: null,
    });
    expect(readFileSync(file('mine.txt'), 'utf8')).toBe('theirs');
  });

  test('an object is encrypted by a key of KMS', async () => {
    await data('s3_upload_file', {
      key: 'kms',
      file_path: 'in.txt',
      sse: 'aws:kms',
      kms_key_id: 'patchbay-key',
    });
    const head = await other.client.headObject({ Bucket: bucket, Key: 'kms' });
    expect(head).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'patchbay-key' });
    await data('s3_download_file', { key: 'kms', local_path: 'kms.txt' });
    expect(readFileSync(file('kms.txt'), 'utf8')).toBe('hello');
  });

  test('a list comes in pages, by level, and with versions', async () => {
    for (const name of ['l/1', 'l/2', 'l/3', 'l/deep/4']) await other.put(name, name);
    const first = await data('s3_list_objects', { prefix: 'l/', max_keys: 3 });
    expect(first).toMatchObject({ count: 3, truncated: true });
    const second = await data('s3_list_objects', {
      prefix: 'l/',
      max_keys: 3,
      token: first['next_token'] ?? null,
    });
    expect(second).toMatchObject({
      objects: [{ key: 'l/deep/4', size: 8 }],
      truncated: false,
      next_token: null,
    });
    const level = await data('s3_list_objects', { prefix: 'l/', delimiter: '/' });
    expect(level).toMatchObject({ count: 3, prefixes: ['l/deep/'] });
    expect(await data('s3_list_objects', { prefix: 'nothing' })).toMatchObject({ objects: [], count: 0 });
  });

  test('versions: hidden, listed, got, deleted one by one and all', async () => {
    expect(await data('s3_get_versioning')).toMatchObject({ status: 'Off' });
    const dry = await data('s3_put_versioning', { status: 'Enabled', dry_run: true });
    expect(dry).toMatchObject({ done: false, before: 'Off', after: 'Enabled', changes: true });
    expect(await data('s3_get_versioning')).toMatchObject({ status: 'Off' });
    await data('s3_put_versioning', { status: 'Enabled' });
    const { version_id: first } = await data('s3_upload_file', { key: 'v', file_path: 'in.txt' });
    writeFileSync(file('in2.txt'), 'second');
    await data('s3_upload_file', { key: 'v', file_path: 'in2.txt' });
    expect(await data('s3_delete_object', { key: 'v', dry_run: true })).toMatchObject({ done: false });
    const { delete_marker } = await data('s3_delete_object', { key: 'v' });
    expect(delete_marker).toEqual(expect.any(String));
    expect(await failure('s3_delete_object', { bucket, key: 'v' })).toMatchObject({
      code: 'N',
      field: 'key',
    });
    const page = await data('s3_list_objects', { prefix: 'v', versions: true, max_keys: 2 });
    expect(page).toMatchObject({ count: 2, truncated: true });
    const rest = await data('s3_list_objects', {
      prefix: 'v',
      versions: true,
      max_keys: 2,
      token: page['next_token'] ?? null,
    });
    expect(rest).toMatchObject({ objects: [{ version_id: first }], truncated: false });
    await data('s3_download_file', { key: 'v', local_path: 'v.txt', version_id: first ?? null });
    expect(readFileSync(file('v.txt'), 'utf8')).toBe('hello');
    await data('s3_delete_object', { key: 'v', version_id: delete_marker ?? null });
    await data('s3_download_file', { key: 'v', local_path: 'v.txt', overwrite: true });
    expect(readFileSync(file('v.txt'), 'utf8')).toBe('second');
    await data('s3_upload_file', { key: 'v-longer', file_path: 'in.txt' });
    const preview = await data('s3_delete_object', { key: 'v', all_versions: true, dry_run: true });
    expect(preview['deleted']).toHaveLength(2);
    await data('s3_delete_object', { key: 'v', all_versions: true });
    expect(await failure('s3_delete_object', { bucket, key: 'v', all_versions: true })).toMatchObject({
      code: 'N',
    });
    const left = await data('s3_list_objects', { prefix: 'v', versions: true });
    expect(left).toMatchObject({ count: 1, objects: [{ key: 'v-longer' }] });
    await data('s3_put_versioning', { status: 'Suspended' });
    expect(await data('s3_get_versioning')).toMatchObject({ status: 'Suspended' });
  });

  test('lifecycle rules are replaced as a whole, with what differs; a dry run changes nothing', async () => {
    expect(await data('s3_get_lifecycle')).toMatchObject({ rules: [] });
    const old = { ID: 'old', Status: 'Enabled', Filter: { Prefix: 'tmp/' }, Expiration: { Days: 3 } };
    const kept = {
      ID: 'kept',
      Status: 'Enabled',
      Filter: { Prefix: '' },
      NoncurrentVersionExpiration: { NoncurrentDays: 4 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
    };
    expect(await data('s3_put_lifecycle', { rules: [old, kept] })).toMatchObject({ added: ['old', 'kept'] });
    const dated = { ID: 'dated', Status: 'Disabled', Expiration: { Date: '2031-01-01T00:00:00Z' } };
    const next = { rules: [{ ...kept, Status: 'Disabled' }, dated] };
    const difference = { added: ['dated'], changed: ['kept'], removed: ['old'] };
    expect(await data('s3_put_lifecycle', { ...next, dry_run: true })).toMatchObject({
      done: false,
      ...difference,
    });
    expect((await data('s3_get_lifecycle'))['rules']).toHaveLength(2);
    expect(await data('s3_put_lifecycle', next)).toMatchObject({ done: true, ...difference });
    const same = { added: [], changed: [], removed: [] };
    expect(await data('s3_put_lifecycle', { ...next, dry_run: true })).toMatchObject(same);
    await data('s3_put_lifecycle', { rules: [] });
    expect(await data('s3_get_lifecycle')).toMatchObject({ rules: [] });
  });

  test('default encryption, which radosgw does not offer, is an error and never a success', async () => {
    expect(await data('s3_get_encryption')).toMatchObject({ encryption: { algorithm: 'none' } });
    const error = await failure('s3_put_encryption', { bucket, algorithm: 'AES256' });
    expect(error).toMatchObject({ code: 'E', status: 400 });
  });

  test('signed addresses do what their method says, and nothing else', async () => {
    const sign = (method: string, more: JsonObject = {}) =>
      data('s3_create_presigned_url', { key: 'signed ü.txt', method, ...more });
    const url = async (method: string, more: JsonObject = {}) => String((await sign(method, more))['url']);
    const put = await url('PUT');
    expect((await fetch(put, { method: 'PUT', body: 'by put' })).status).toBe(200);
    expect((await fetch(put)).status).toBe(403);
    const get = await url('GET');
    expect(await (await fetch(get)).text()).toBe('by put');
    expect((await fetch(get, { method: 'PUT', body: 'no' })).status).toBe(403);
    const post = await sign('POST');
    const form = new FormData();
    for (const [name, value] of Object.entries(post['fields'] as Record<string, string>))
      form.append(name, value);
    form.append('file', new Blob(['by post']), 'x');
    expect((await fetch(String(post['url']), { method: 'POST', body: form })).status).toBeLessThan(300);
    expect(await (await fetch(get)).text()).toBe('by post');
    form.set('key', 'another');
    expect((await fetch(String(post['url']), { method: 'POST', body: form })).status).toBe(403);
    const short = await url('GET', { expiration: 1 });
    await expect.poll(async () => (await fetch(short)).status, { timeout: 10_000, interval: 300 }).toBe(403);
  }, 20_000);

  test.each([
    ['s3_list_objects', {}],
    ['s3_upload_file', { key: 'a', file_path: 'in.txt' }],
    ['s3_get_versioning', {}],
    ['s3_put_versioning', { status: 'Enabled' }],
    ['s3_get_lifecycle', {}],
    ['s3_put_lifecycle', { rules: [] }],
    ['s3_get_encryption', {}],
  ])('%s of a bucket that is not there is N', async (tool, args) => {
    const error = await failure(tool, { bucket_name: `${bucket}-none`, ...args });
    expect(error).toMatchObject({ code: 'N', field: 'bucket_name' });
  });

  test.each([
    ['s3_download_file', { local_path: 'none.txt' }],
    ['s3_delete_object', {}],
  ])('%s of an object that is not there is N', async (tool, args) => {
    expect(await failure(tool, { bucket, key: 'none', ...args })).toMatchObject({ code: 'N', field: 'key' });
    expect(folder.names()).not.toContain('none.txt');
  });

  test('wrong credentials are A, and what is told holds no secret', async () => {
    const mistakes: Record<string, string>[] = [
      { AWS_SECRET_ACCESS_KEY: 'another-secret' },
      { AWS_ACCESS_KEY_ID: 'ANOTHERKEY' },
    ];
    for (const wrong of mistakes) {
      const stranger = await connectTo(s3Storage, { settings: { ...settingsOf(endpoint), ...wrong } });
      const { error, text } = await stranger.call('s3_list_buckets', {});
      expect(error).toMatchObject({ code: 'A', status: 403 });
      expect(text).not.toMatch(/another-secret|ANOTHERKEY/);
      await stranger.close();
    }
  });

  test('an object that was changed at the store is an error, and no file comes of it', async () => {
    await other.client.putObject({
      Bucket: bucket,
      Key: 'wrong',
      Body: 'x',
      Metadata: { sha256: '0'.repeat(64) },
    });
    const error = await failure('s3_download_file', { bucket, key: 'wrong', local_path: 'wrong.txt' });
    expect(error).toMatchObject({ code: 'E', reason: 'checksum' });
    expect(folder.names()).not.toContain('wrong.txt');
  });
});
