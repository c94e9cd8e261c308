import type { JsonObject } from '#contract/json.ts';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { s3Storage } from './s3-storage.ts';
import { createTestingFolder, settingsOf } from './testing/folder.ts';
import type { TestingFolder } from './testing/folder.ts';

let folder: TestingFolder;
let server: TestClient;

beforeAll(async () => {
  folder = createTestingFolder();
  symlinkSync('/etc', path.join(folder.path, 'away'));
  server = await connectTo(s3Storage, {
    folders: [folder.path],
    // Nobody answers there: an input that got through would be D.
    settings: settingsOf('http://127.0.0.1:1'),
  });
});
afterAll(async () => {
  await server.close();
  folder.remove();
});

const BUCKET = { bucket_name: 'bucket-of-tests' };
const OBJECT = { ...BUCKET, s3_key: 'a' };
const UPLOAD = { ...OBJECT, file_path: 'in.txt' };
const rule = (more: JsonObject) => ({ ...BUCKET, rules: [{ ID: 'a', Status: 'Enabled', ...more }] });
const DAYS = { Expiration: { Days: 1 } };
const TWICE = { ...BUCKET, rules: [...rule(DAYS).rules, ...rule(DAYS).rules] };

test.each([
  'ab',
  'a'.repeat(64),
  'Upper-case',
  'under_score',
  '-begins',
  'ends-',
  'two..dots',
  '192.168.1.1',
  'xn--bucket',
  'name-s3alias',
  'a/../other',
  '',
])('a bucket called %j is V', async (bucket_name) => {
  for (const tool of ['s3_list_objects', 's3_get_versioning']) {
    expect((await server.call(tool, { bucket_name })).error).toMatchObject({
      code: 'V',
      field: 'bucket_name',
    });
  }
});

test.each(['', 'a/../b', '../a', 'a/.', 'x'.repeat(1_025), 'nul\0', '\uD800'])(
  'a key %j is V',
  async (s3_key) => {
    const { error } = await server.call('s3_delete_object', { ...BUCKET, s3_key });
    expect(error).toMatchObject({ code: 'V', field: 's3_key' });
  },
);

test.each([
  ['s3_list_buckets', { stray: 1 }, 'stray'],
  ['s3_list_objects', {}, 'bucket_name'],
  ['s3_list_objects', { ...BUCKET, bucket: 'another-bucket' }, 'bucket'],
  ['s3_list_objects', { ...BUCKET, max_keys: 0 }, 'max_keys'],
  ['s3_list_objects', { ...BUCKET, max_keys: 1_001 }, 'max_keys'],
  ['s3_list_objects', { ...BUCKET, versions: true, token: 'nonsense' }, 'token'],
  ['s3_upload_file', OBJECT, 'file_path'],
  ['s3_upload_file', { ...BUCKET, file_path: 'in.txt' }, 's3_key'],
  ['s3_upload_file', { ...UPLOAD, file_path: '.' }, 'file_path'],
  ['s3_upload_file', { ...UPLOAD, content_type: 'text' }, 'content_type'],
  ['s3_upload_file', { ...UPLOAD, content_type: 'text/plain\r\nx-evil: 1' }, 'content_type'],
  ['s3_upload_file', { ...UPLOAD, metadata: { 'bad name': 'x' } }, 'metadata.bad name'],
  ['s3_upload_file', { ...UPLOAD, metadata: { a: 'ü' } }, 'metadata.a'],
  ['s3_upload_file', { ...UPLOAD, metadata: { Sha256: 'x' } }, 'metadata'],
  ['s3_upload_file', { ...UPLOAD, metadata: { a: 'x'.repeat(2_048) } }, 'metadata'],
  ['s3_upload_file', { ...UPLOAD, storage_class: 'COLD' }, 'storage_class'],
  ['s3_upload_file', { ...UPLOAD, sse: 'rot13' }, 'sse'],
  ['s3_upload_file', { ...UPLOAD, kms_key_id: 'x' }, 'kms_key_id'],
  ['s3_upload_file', { ...UPLOAD, sse: 'AES256', kms_key_id: 'x' }, 'kms_key_id'],
  ['s3_upload_file', { ...UPLOAD, acl: 'everybody' }, 'acl'],
  ['s3_download_file', OBJECT, 'local_path'],
  ['s3_delete_object', { ...OBJECT, version_id: 'x', all_versions: true }, 'all_versions'],
  ['s3_create_presigned_url', { ...OBJECT, expiration: 0 }, 'expiration'],
  ['s3_create_presigned_url', { ...OBJECT, expiration: 604_801 }, 'expiration'],
  ['s3_create_presigned_url', { ...OBJECT, expiration: 1.5 }, 'expiration'],
  ['s3_create_presigned_url', { ...OBJECT, method: 'DELETE' }, 'method'],
  ['s3_create_presigned_url', { ...OBJECT, method: 'PUT', version_id: 'x' }, 'version_id'],
  ['s3_put_versioning', BUCKET, 'status'],
  ['s3_put_versioning', { ...BUCKET, status: 'Off' }, 'status'],
  ['s3_put_encryption', { ...BUCKET, algorithm: 'rot13' }, 'algorithm'],
  ['s3_put_encryption', { ...BUCKET, algorithm: 'AES256', kms_key_id: 'x' }, 'kms_key_id'],
  ['s3_put_encryption', { ...BUCKET, algorithm: 'none', bucket_key: true }, 'bucket_key'],
  ['s3_put_lifecycle', BUCKET, 'rules'],
  ['s3_put_lifecycle', rule({}), 'rules.0'],
  ['s3_put_lifecycle', rule({ ...DAYS, Stray: 1 }), 'rules.0.Stray'],
  ['s3_put_lifecycle', rule({ Expiration: { Days: 0 } }), 'rules.0.Expiration.Days'],
  ['s3_put_lifecycle', rule({ Expiration: { Days: 1, Date: '2030-01-01T00:00:00Z' } }), 'rules.0.Expiration'],
  ['s3_put_lifecycle', rule({ Expiration: { Date: '2030-01-01T12:00:00Z' } }), 'rules.0.Expiration.Date'],
  ['s3_put_lifecycle', rule({ ...DAYS, Filter: { Prefix: 'a', ObjectSizeLessThan: 1 } }), 'rules.0.Filter'],
  [
    's3_put_lifecycle',
    rule({ Transitions: [{ Days: 1, StorageClass: 'cold' }] }),
    'rules.0.Transitions.0.StorageClass',
  ],
  ['s3_put_lifecycle', TWICE, 'rules'],
] as const)('%s %j is V', async (tool, args, field) => {
  const { error } = await server.call(tool, args);
  expect(error).toMatchObject({ code: 'V', field });
});

test.each([
  ['s3_upload_file', { ...OBJECT, file_path: '../../etc/passwd' }, 'file_path'],
  ['s3_upload_file', { ...OBJECT, local_path: '/etc/passwd' }, 'local_path'],
  ['s3_upload_file', { ...OBJECT, file_path: 'away/passwd' }, 'file_path'],
  ['s3_download_file', { ...OBJECT, local_path: '../out.txt' }, 'local_path'],
  ['s3_download_file', { ...OBJECT, file_path: 'away/out.txt' }, 'file_path'],
  ['s3_download_file', { ...OBJECT, local_path: 'in.txt' }, 'local_path'],
] as const)('%s %j is P', async (tool, args, field) => {
  expect((await server.call(tool, args)).error).toMatchObject({ code: 'P', field });
  expect(folder.names()).toEqual(['away', 'in.txt']);
});

test('a file that is not there is N', async () => {
  const { error } = await server.call('s3_upload_file', { ...OBJECT, file_path: 'none.txt' });
  expect(error).toMatchObject({ code: 'N', field: 'file_path' });
});

test('both spellings of a parameter are taken, also together when they agree', async () => {
  const spellings: Record<string, string>[] = [
    { bucket_name: 'bucket-of-tests', s3_key: 'a' },
    { bucket: 'bucket-of-tests', key: 'a' },
    { bucket: 'bucket-of-tests', bucket_name: 'bucket-of-tests', key: 'a', s3_key: 'a' },
  ];
  for (const args of spellings) {
    const { data } = await server.call('s3_create_presigned_url', args);
    expect(data['url']).toMatch(/^http:\/\/127\.0\.0\.1:1\/bucket-of-tests\/a\?/);
  }
});

test('temporary credentials are in the address and are said to end', async () => {
  const settings = {
    ...settingsOf('http://127.0.0.1:1'),
    AWS_SESSION_TOKEN: 'token-of-tests',
    S3_PATH_STYLE: 'false',
  };
  const other = await connectTo(s3Storage, { settings });
  for (const method of ['GET', 'PUT', 'POST']) {
    const { data } = await other.call('s3_create_presigned_url', { ...OBJECT, method });
    expect(data['temporary_credentials']).toBe(true);
    expect(JSON.stringify(data)).toContain('token-of-tests');
  }
  await other.close();
});
