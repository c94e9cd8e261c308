import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { s3Storage } from './s3-storage.ts';
import { createFakeS3 } from './testing/fake-s3.ts';
import { createTestingFolder, settingsOf } from './testing/folder.ts';
import type { TestingFolder } from './testing/folder.ts';

const bucket = 'bucket-of-tests';
let folder: TestingFolder;
let s3: Awaited<ReturnType<typeof createFakeS3>>;
let server: TestClient;

beforeEach(async () => {
  folder = createTestingFolder();
  s3 = await createFakeS3(bucket);
  server = await connectTo(s3Storage, { folders: [folder.path], settings: settingsOf(s3.url) });
});
afterEach(async () => {
  await server.close();
  await s3.close();
  folder.remove();
});

const NONE = { algorithm: 'none', kms_key_id: null, bucket_key: false };
const read = async () => (await server.call('s3_get_encryption', { bucket })).data['encryption'];

test('encryption is set, read, replaced and taken away; each tells what was before', async () => {
  expect(await read()).toEqual(NONE);
  const plain = { ...NONE, algorithm: 'AES256' };
  const first = await server.call('s3_put_encryption', { bucket, algorithm: 'AES256' });
  expect(first.data).toEqual({ bucket, done: true, before: NONE, after: plain, changes: true });
  expect(first.text).toContain('none became AES256');
  const kms = { algorithm: 'aws:kms', kms_key_id: 'key-of-tests', bucket_key: true };
  const second = await server.call('s3_put_encryption', { bucket, ...kms });
  expect(second.data).toEqual({ bucket, done: true, before: plain, after: kms, changes: true });
  expect(await read()).toEqual(kms);
  const again = await server.call('s3_put_encryption', { bucket, ...kms });
  expect(again.data['changes']).toBe(false);
  const off = await server.call('s3_put_encryption', { bucket, algorithm: 'none' });
  expect(off.data).toMatchObject({ before: kms, after: NONE });
});

test('a dry run tells the same and asks for nothing but what is there', async () => {
  const { data, text } = await server.call('s3_put_encryption', {
    bucket,
    algorithm: 'aws:kms',
    dry_run: true,
  });
  expect(data).toMatchObject({ done: false, before: NONE, after: { algorithm: 'aws:kms' }, changes: true });
  expect(text).toContain('would become');
  expect(s3.asked).toEqual([`GET /${bucket}?encryption=`]);
});

test('an object is encrypted by AES256 when it is asked for', async () => {
  const args = { bucket, key: 'encrypted', file_path: 'in.txt' };
  expect((await server.call('s3_upload_file', { ...args, sse: 'AES256' })).error).toBeUndefined();
  expect(s3.stored).toEqual(['hello']);
  expect((await server.call('s3_upload_file', args)).error).toMatchObject({
    code: 'E',
    s3_code: 'InvalidArgument',
  });
});

test('what the maker does not offer is an error', async () => {
  const { error } = await server.call('s3_put_versioning', { bucket, status: 'Enabled' });
  expect(error).toMatchObject({ code: 'E', status: 501, s3_code: 'NotImplemented' });
});
