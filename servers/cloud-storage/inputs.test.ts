import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createFakeGcs } from './testing/fake-gcs.ts';
import type { FakeGcs } from './testing/fake-gcs.ts';
import { createFolder, createTestServer, FILES } from './testing/server.ts';

const workspace = createFolder(FILES);
let fake: FakeGcs;
let server: TestClient;

beforeAll(async () => {
  fake = await createFakeGcs();
  const file = workspace.outside('key.json', JSON.stringify(fake.key));
  workspace.write('full/x', 'x');
  server = await connectTo(createTestServer(), {
    folders: [workspace.folder],
    settings: { GOOGLE_APPLICATION_CREDENTIALS: file, GCP_STORAGE_ENDPOINT: fake.url },
  });
});

afterAll(async () => {
  await server.close();
  await fake.close();
  workspace.remove();
});

const at = { provider: 'gcs', container: 'bucket' };
const upload = { ...at, file_path: 'a.txt', remote_path: 'x' };
const copy = {
  source_provider: 'gcs',
  source_container: 'bucket',
  source_path: 'x',
  dest_provider: 'gcs',
  dest_container: 'bucket',
  dest_path: 'y',
};
const rule = { id: 'a', expire_days: 10 };

test.each<[string, JsonObject, string, string]>([
  ['storage_upload', { ...upload, provider: 'dropbox' }, 'provider', 'V'],
  ['storage_upload', { ...upload, container: 'UPPER' }, 'container', 'V'],
  ['storage_upload', { ...upload, container: 'a/../b' }, 'container', 'V'],
  ['storage_upload', { ...upload, container: 'a..b' }, 'container', 'V'],
  ['storage_upload', { ...upload, remote_path: '' }, 'remote_path', 'V'],
  ['storage_upload', { ...upload, remote_path: '../x' }, 'remote_path', 'V'],
  ['storage_upload', { ...upload, remote_path: '/x' }, 'remote_path', 'V'],
  ['storage_upload', { ...upload, remote_path: 'a//b' }, 'remote_path', 'V'],
  ['storage_upload', { ...upload, remote_path: 'a\u0000b' }, 'remote_path', 'V'],
  ['storage_upload', { ...upload, remote_path: 'ä'.repeat(513) }, 'remote_path', 'V'],
  ['storage_upload', { ...upload, file_path: 'none' }, 'file_path', 'N'],
  ['storage_upload', { ...upload, file_path: '../key.json' }, 'file_path', 'P'],
  ['storage_upload', { ...upload, file_path: 'dir' }, 'file_path', 'V'],
  ['storage_upload', { ...upload, classification: 'secret' }, 'classification', 'V'],
  ['storage_upload', { ...upload, classification: 'restricted', encryption: false }, 'encryption', 'P'],
  ['storage_upload', { ...upload, classification: 'confidential', encryption: false }, 'encryption', 'P'],
  ['storage_upload', { ...upload, storage_class: 'FREEZER' }, 'storage_class', 'V'],
  ['storage_upload', { ...upload, metadata: { sha256: 'x' } }, 'metadata.sha256', 'V'],
  ['storage_upload', { ...upload, metadata: { 'a-b': 'x' } }, 'metadata.a-b', 'V'],
  ['storage_upload', { ...upload, metadata: { a: 'ä' } }, 'metadata.a', 'V'],
  ['storage_upload', { ...upload, metadata: { a: 'x'.repeat(2_000) } }, 'metadata', 'V'],
  ['storage_upload', { ...upload, acl: 'public-read' }, 'acl', 'V'],
  ['storage_download', { ...at, remote_path: 'x', local_path: '../x' }, 'local_path', 'P'],
  ['storage_download', { ...at, remote_path: 'x', local_path: 'a.txt' }, 'local_path', 'P'],
  ['storage_download', { ...at, remote_path: 'x', local_path: '.git/hooks/x' }, 'local_path', 'P'],
  ['storage_download', { ...at, local_path: 'x' }, 'remote_path', 'V'],
  ['storage_list', { ...at, max_results: 0 }, 'max_results', 'V'],
  ['storage_list', { ...at, max_results: 10_001 }, 'max_results', 'V'],
  ['storage_delete', { ...at, remote_path: 'x', secure_delete: 'yes' }, 'secure_delete', 'V'],
  ['backup_create', { ...at, source_path: 'dir', backup_name: '../x' }, 'backup_name', 'V'],
  ['backup_create', { ...at, source_path: 'none', backup_name: 'x' }, 'source_path', 'N'],
  ['backup_create', { ...at, source_path: '..', backup_name: 'x' }, 'source_path', 'P'],
  [
    'backup_create',
    { ...at, source_path: 'dir', backup_name: 'x', retention_days: 0 },
    'retention_days',
    'V',
  ],
  ['backup_create', { ...at, source_path: 'dir', backup_name: 'x', encryption: false }, 'encryption', 'P'],
  ['backup_restore', { ...at, backup_name: 'x', restore_path: '../x' }, 'restore_path', 'P'],
  ['backup_restore', { ...at, backup_name: 'x', restore_path: '.ssh' }, 'restore_path', 'P'],
  ['backup_restore', { ...at, backup_name: 'x', restore_path: 'full' }, 'restore_path', 'P'],
  ['backup_restore', { ...at, backup_name: 'a/b', restore_path: 'back' }, 'backup_name', 'V'],
  ['storage_replicate', { ...copy, dest_path: 'x' }, 'dest_path', 'V'],
  ['storage_replicate', { ...copy, dest_provider: 'ftp' }, 'dest_provider', 'V'],
  ['storage_replicate', { ...copy, source_path: 'a/./b' }, 'source_path', 'V'],
  ['storage_analyze', { ...at, analysis_type: 'mood' }, 'analysis_type', 'V'],
  ['lifecycle_policy', { ...at, rules: [{ id: 'a' }] }, 'rules.0', 'V'],
  ['lifecycle_policy', { ...at, rules: [{ ...rule, id: 'a b' }] }, 'rules.0.id', 'V'],
  ['lifecycle_policy', { ...at, rules: [rule, rule] }, 'rules', 'V'],
  ['lifecycle_policy', { ...at, rules: [{ ...rule, expire_days: 0 }] }, 'rules.0.expire_days', 'V'],
  ['lifecycle_policy', { ...at, rules: [{ ...rule, enabled: false }] }, 'rules.0.enabled', 'V'],
  [
    'lifecycle_policy',
    { ...at, rules: [{ ...rule, transitions: [{ days: 10, storage_class: 'GLACIER' }] }] },
    'rules.0.transitions.0.days',
    'V',
  ],
  ['compliance_report', { ...at, compliance_type: 'iso' }, 'compliance_type', 'V'],
  ['compliance_report', { ...at, start_date: 'yesterday' }, 'start_date', 'V'],
  ['compliance_report', { ...at, start_date: '2026-02-02', end_date: '2026-02-01' }, 'start_date', 'V'],
])('%s %j names %s with %s, and the store is not asked', async (tool, args, field, code) => {
  expect((await server.call(tool, args)).error).toMatchObject({ code, field });
  expect(fake.asked).toEqual([]);
});

test.each([
  ['multi_cloud_upload', 'file_path'],
  ['cloud_storage_sync', 'source_provider'],
  ['cost_optimization_analysis', 'container'],
  ['storage_health_check', 'deployment_context'],
])('%s is another name', async (alias, field) => {
  const { error } = await server.call(alias, { [field]: 0 });
  expect(error).toMatchObject({ code: 'V' });
});
