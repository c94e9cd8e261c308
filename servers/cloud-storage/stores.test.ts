// The same for all three: a contract fake of GCS, Microsoft's Azurite, and with PATCHBAY_TEST_S3 (test/backends/s3.sh)
// a real S3.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { takeTurn } from '../../test/backends/turn.ts';
import { azureBackend, gcsBackend, s3Backend } from './testing/backends.ts';
import type { Backend } from './testing/backends.ts';
import { createFolder, createTestServer, FILES } from './testing/server.ts';

const s3 = process.env['PATCHBAY_TEST_S3'];
const workspace = createFolder(FILES);

const BACKENDS = {
  'GCS, a contract fake': () => gcsBackend((key) => workspace.outside('key.json', JSON.stringify(key))),
  'Azure, Azurite': azureBackend,
  'S3, real (PATCHBAY_TEST_S3)': () => s3Backend(s3 ?? ''),
};

afterAll(() => {
  workspace.remove();
});

describe.each(Object.entries(BACKENDS))('%s', (name, start) => {
  const skipped = name.startsWith('S3') && s3 === undefined;
  describe.skipIf(skipped)('works', () => {
    let backend: Backend;
    let other: Backend;
    let server: TestClient;
    let giveBack = (): void => undefined;
    let provider: string;
    let bucket: string;
    let at: { provider: string; container: string };

    beforeAll(async () => {
      if (name.startsWith('S3')) giveBack = await takeTurn('/tmp/patchbay-s3.turn');
      backend = await start();
      ({ provider } = backend);
      bucket = `bucket-${process.pid}-${provider}`;
      at = { provider, container: bucket };
      await backend.make(bucket);
      other = await BACKENDS['GCS, a contract fake']();
      await other.make('elsewhere');
      server = await connectTo(createTestServer(), {
        folders: [workspace.folder],
        settings: { ...other.settings, ...backend.settings },
      });
    }, 120_000);

    afterAll(async () => {
      await server.close();
      await backend.close();
      await other.close();
      giveBack();
    });

    const data = async (tool: string, args: JsonObject = {}) => {
      const answer = await server.call(tool, args);
      expect(answer.error).toBeUndefined();
      return answer.data;
    };
    const error = async (tool: string, args: JsonObject) => (await server.call(tool, args)).error;
    const temporary = (): string[] =>
      readdirSync(workspace.folder).filter((one) => one.startsWith('.patchbay'));

    test('a file goes there and comes back, with its checksum', async () => {
      const sent = await data('storage_upload', {
        ...at,
        file_path: 'a.txt',
        remote_path: 'x/ä b+c.txt',
        classification: 'restricted',
        metadata: { team: 'one' },
      });
      expect(sent).toMatchObject({ bytes: 5, encryption: expect.stringMatching(/AES-256|kms/) as string });
      const listed = await data('storage_list', { ...at, prefix: 'x/', include_costs: true });
      expect(listed).toMatchObject({
        bytes: 5,
        more: false,
        costs: { unpriced_objects: 0, prices_as_of: '2025-01' },
      });
      expect(listed['objects']).toMatchObject([{ name: 'x/ä b+c.txt', size: 5 }]);
      const got = await data('storage_download', {
        ...at,
        remote_path: 'x/ä b+c.txt',
        local_path: `${provider}/b.txt`,
      });
      expect(got).toMatchObject({
        checksum: 'verified',
        sha256: sent['sha256'],
        classification: 'restricted',
      });
      expect(workspace.read(`${provider}/b.txt`).toString()).toBe('hello');
    });

    test('a large one goes in parts', async () => {
      const content = randomBytes(2_700_001);
      workspace.write('parts.bin', content);
      await data('storage_upload', { ...at, file_path: 'parts.bin', remote_path: 'parts.bin' });
      await data('storage_download', {
        ...at,
        remote_path: 'parts.bin',
        local_path: `${provider}/parts.bin`,
      });
      expect(workspace.read(`${provider}/parts.bin`).equals(content)).toBe(true);
    });

    test('nothing is replaced without being asked for', async () => {
      const upload = { ...at, file_path: 'a.txt', remote_path: 'once.txt' };
      await data('storage_upload', upload);
      expect(await error('storage_upload', upload)).toMatchObject({ code: 'P', field: 'remote_path' });
      await data('storage_upload', { ...upload, overwrite: true });
      const download = { ...at, remote_path: 'once.txt', local_path: 'a.txt' };
      expect(await error('storage_download', download)).toMatchObject({ code: 'P', field: 'local_path' });
      await data('storage_download', { ...download, overwrite: true });
    });

    test('what does not have its checksum is not kept', async () => {
      const sha256 = 'a'.repeat(64);
      await backend.put(bucket, 'forged.txt', 'other', { sha256 });
      const download = { ...at, remote_path: 'forged.txt', local_path: `${provider}-forged.txt` };
      expect(await error('storage_download', download)).toMatchObject({ code: 'E', reason: 'checksum' });
      expect(existsSync(workspace.at(`${provider}-forged.txt`))).toBe(false);
      expect(temporary()).toEqual([]);
      const anyway = await data('storage_download', { ...download, verify_checksum: false });
      expect(anyway).toMatchObject({ checksum: 'not asked' });
      await backend.put(bucket, 'foreign.txt', 'other');
      const foreign = { ...at, remote_path: 'foreign.txt', local_path: `${provider}-foreign.txt` };
      expect(await data('storage_download', foreign)).toMatchObject({ checksum: 'none' });
    });

    test('what is not there is N, and says what', async () => {
      const none = { ...at, remote_path: 'none', local_path: 'none' };
      const field = 'remote_path';
      expect(await error('storage_download', none)).toMatchObject({ code: 'N', field });
      expect(await error('storage_delete', { ...at, remote_path: 'none' })).toMatchObject({
        code: 'N',
        field,
      });
      for (const [tool, more] of [
        ['storage_list', {}],
        ['storage_upload', { file_path: 'a.txt', remote_path: 'x' }],
        ['storage_analyze', {}],
        ['compliance_report', {}],
        ['backup_create', { source_path: 'dir', backup_name: 'b' }],
      ] as const) {
        const container = 'no-such-container';
        expect(await error(tool, { provider, container, ...more })).toMatchObject({
          code: 'N',
          field: 'container',
        });
      }
      expect(await error('storage_upload', { ...at, file_path: 'none', remote_path: 'x' })).toMatchObject({
        code: 'N',
        field: 'file_path',
      });
    });

    test('lists no more than it is asked for', async () => {
      for (const one of ['m/1', 'm/2', 'm/3']) await backend.put(bucket, one, one);
      const some = await data('storage_list', { ...at, prefix: 'm/', max_results: 2 });
      expect(some).toMatchObject({ more: true, objects: [{ name: 'm/1' }, { name: 'm/2' }], costs: null });
      expect(await data('storage_list', { ...at, prefix: 'm/', max_results: 3 })).toMatchObject({
        more: false,
      });
    });

    test('backs up and restores, verified', async () => {
      const backup = { provider, container: bucket, backup_name: 'first' };
      expect(await data('backup_create', { ...backup, source_path: 'dir' })).toMatchObject({
        files: 3,
        source_bytes: 6,
      });
      expect(await error('backup_create', { ...backup, source_path: 'dir' })).toMatchObject({ code: 'V' });
      const restore = { ...backup, restore_path: `${provider}-back` };
      expect(await data('backup_restore', restore)).toMatchObject({ files: 3, verified: true });
      expect(workspace.read(`${provider}-back/sub/@two.txt`).toString()).toBe('two');
      expect(await error('backup_restore', restore)).toMatchObject({ code: 'P', reason: 'notEmpty' });
      writeFileSync(workspace.at(`${provider}-back/own.txt`), 'own');
      writeFileSync(workspace.at(`${provider}-back/one.txt`), 'changed');
      await data('backup_restore', { ...restore, overwrite: true });
      expect(workspace.read(`${provider}-back/one.txt`).toString()).toBe('one');
      expect(workspace.read(`${provider}-back/own.txt`).toString()).toBe('own');
      expect(
        await error('backup_restore', { ...restore, backup_name: 'none', overwrite: true }),
      ).toMatchObject({
        code: 'N',
        field: 'backup_name',
      });
      expect(temporary()).toEqual([]);
    });

    test('a backup of one file, without compression', async () => {
      const backup = { provider, container: bucket, backup_name: 'single' };
      const made = await data('backup_create', { ...backup, source_path: 'a.txt', compression: false });
      expect(made).toMatchObject({ archive: 'backups/single/archive.tar', files: 1 });
      await data('backup_restore', { ...backup, restore_path: `${provider}-single` });
      expect(workspace.read(`${provider}-single/a.txt`).toString()).toBe('hello');
    });

    test('what other programs run is restored only when that is wished', async () => {
      workspace.write('repo/.git/hooks/post-checkout', '#!/bin/sh');
      const backup = { provider, container: bucket, backup_name: 'repo' };
      await data('backup_create', { ...backup, source_path: 'repo' });
      const restore = { ...backup, restore_path: `${provider}-repo` };
      expect(await error('backup_restore', restore)).toMatchObject({ code: 'P', field: 'allow_trusted' });
      expect(existsSync(workspace.at(`${provider}-repo`))).toBe(false);
      await data('backup_restore', { ...restore, allow_trusted: true });
      expect(existsSync(workspace.at(`${provider}-repo/.git/hooks/post-checkout`))).toBe(true);
    });

    test('a spoiled archive restores nothing', async () => {
      const backup = { provider, container: bucket, backup_name: 'spoiled' };
      await data('backup_create', { ...backup, source_path: 'dir' });
      await backend.put(bucket, 'backups/spoiled/archive.tar.gz', 'no archive');
      const restore = { ...backup, restore_path: `${provider}-spoiled` };
      expect(await error('backup_restore', restore)).toMatchObject({ code: 'E' });
      await backend.put(bucket, 'backups/spoiled/manifest.json', '{}');
      expect(await error('backup_restore', restore)).toMatchObject({ code: 'E', reason: 'manifest' });
      expect(existsSync(workspace.at(`${provider}-spoiled`))).toBe(false);
    });

    test('copies inside the store', async () => {
      await data('storage_upload', {
        ...at,
        file_path: 'a.txt',
        remote_path: 'source.txt',
        metadata: { k: 'v' },
      });
      const copy = {
        source_provider: provider,
        source_container: bucket,
        source_path: 'source.txt',
        dest_provider: provider,
        dest_container: bucket,
        dest_path: 'deep/copy.txt',
      };
      expect(await data('storage_replicate', copy)).toMatchObject({
        bytes: 5,
        // radosgw copies no encrypted object.
        method: provider === 's3' ? 'through this computer' : 'by the store',
      });
      expect(await error('storage_replicate', copy)).toMatchObject({ code: 'P', field: 'dest_path' });
      expect(await data('storage_replicate', { ...copy, overwrite: true })).toMatchObject({ bytes: 5 });
      expect(await error('storage_replicate', { ...copy, source_path: 'none' })).toMatchObject({
        code: 'N',
        field: 'source_path',
      });
      const got = { ...at, remote_path: 'deep/copy.txt', local_path: `${provider}-copy.txt` };
      expect(await data('storage_download', got)).toMatchObject({ checksum: 'verified' });
    });

    test('copies to another provider, verified on the way', async () => {
      if (provider === 'gcs') return;
      const copy = {
        source_provider: provider,
        source_container: bucket,
        source_path: 'between.txt',
        dest_provider: 'gcs',
        dest_container: 'elsewhere',
        dest_path: 'copy.txt',
      };
      await backend.put(bucket, 'between.txt', 'x', { sha256: 'a'.repeat(64) });
      expect(await error('storage_replicate', copy)).toMatchObject({ code: 'E', reason: 'checksum' });
      await backend.put(bucket, 'between.txt', 'x', { team: 'one' });
      expect(await data('storage_replicate', copy)).toMatchObject({
        bytes: 1,
        method: 'through this computer',
      });
      const back = { provider: 'gcs', container: 'elsewhere', remote_path: 'copy.txt' };
      const got = await data('storage_download', { ...back, local_path: `${provider}-between.txt` });
      expect(got).toMatchObject({ checksum: 'verified' });
    });

    test('what must be encrypted and is not is not kept', async () => {
      if (provider !== 's3') return;
      await backend.put(bucket, 'plain.txt', 'x', { classification: 'confidential' });
      const copy = {
        source_provider: provider,
        source_container: bucket,
        source_path: 'plain.txt',
        dest_provider: provider,
        dest_container: bucket,
        dest_path: 'plain-copy.txt',
      };
      expect(await error('storage_replicate', copy)).toMatchObject({ code: 'E', reason: 'notEncrypted' });
      expect(await error('storage_delete', { ...at, remote_path: 'plain-copy.txt' })).toMatchObject({
        code: 'N',
      });
      const { AWS_KMS_KEY_ID: _, ...without } = backend.settings;
      const keyless = await connectTo(createTestServer(), { folders: [workspace.folder], settings: without });
      const upload = { ...at, file_path: 'a.txt', remote_path: 'keyless.txt' };
      expect((await keyless.call('storage_upload', upload)).error).toMatchObject({
        code: 'E',
        field: 'encryption',
      });
      const plain = await keyless.call('storage_upload', { ...upload, encryption: false });
      expect(plain.data).toMatchObject({ encryption: null });
      await keyless.close();
    });

    test('deletes, and says what that means', async () => {
      await backend.put(bucket, 'gone.txt', 'x'.repeat(1_000));
      const gone = { ...at, remote_path: 'gone.txt' };
      const deleted = await data('storage_delete', { ...gone, secure_delete: true });
      expect(deleted).toMatchObject({
        overwritten: true,
        content_kept: provider === 'azure' ? 'unknown' : 'no',
      });
      expect(String(deleted['notes'])).toContain('destroy the key');
      expect(await error('storage_delete', gone)).toMatchObject({ code: 'N' });
      await backend.put(bucket, 'gone.txt', 'x');
      expect(await data('storage_delete', gone)).toMatchObject({
        overwritten: false,
        content_kept: 'not looked at',
      });
    });

    test('lifecycle rules are replaced, and the difference is shown', async () => {
      const policy = {
        ...at,
        rules: [
          {
            id: 'old',
            prefix: 'logs/',
            transitions: [{ days: 30, storage_class: 'STANDARD_IA' }],
            expire_days: 90,
          },
          { id: 'tidy', expire_old_versions_days: 7, abort_uploads_days: 3 },
        ],
      };
      if (provider === 'azure') {
        expect(await error('lifecycle_policy', policy)).toMatchObject({
          code: 'D',
          reason: 'managementOnly',
        });
        return;
      }
      const dry = await data('lifecycle_policy', { ...policy, dry_run: true });
      expect(dry).toMatchObject({ applied: false, removed: [], kept: [] });
      const first = await data('lifecycle_policy', policy);
      expect(first).toEqual({ ...dry, applied: true });
      const second = await data('lifecycle_policy', { ...at, rules: policy.rules.slice(1) });
      expect(second['added']).toEqual([]);
      expect((second['removed'] as unknown[]).length + (second['kept'] as unknown[]).length).toBe(
        (first['added'] as unknown[]).length,
      );
      expect(await data('lifecycle_policy', { ...at, rules: [] })).toMatchObject({ kept: [], added: [] });
    });

    test('evidence says what was read and how, and judges nothing', async () => {
      const { text, data: report } = await server.call('compliance_report', {
        ...at,
        end_date: '2999-01-01',
      });
      expect(report['statement']).toContain('not a judgement');
      expect(text).not.toMatch(/compliant/i);
      const facts = report['facts'] as { fact: string; state: string; how: string }[];
      expect(facts.map(({ fact }) => fact)).toContain('public_access');
      expect(facts.find(({ fact }) => fact === 'public_access')).toMatchObject({ state: 'off' });
      expect(facts.every(({ how }) => how !== '')).toBe(true);
      expect(report['changes']).toMatchObject({ objects: 0 });
      const lately = await data('compliance_report', { ...at, compliance_type: 'sox' });
      expect((lately['changes'] as { objects: number }).objects).toBeGreaterThan(0);
      expect(lately['controls']).toMatchObject([{ framework: 'sox' }, { framework: 'sox' }]);
    });

    test('analysis counts what is there', async () => {
      const { data: found } = await server.call('storage_analyze', at);
      const { objects, bytes } = await data('storage_list', at);
      expect(found['looked_at']).toEqual({ objects: (objects as unknown[]).length, bytes, more: false });
      const findings = found['findings'] as { kind: string }[];
      expect(findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['performance', 'compliance']));
    });

    test('the context names the containers', async () => {
      const { context } = await data('gather_context');
      expect(context).toMatchObject({
        [provider]: { answers: true, containers: expect.arrayContaining([bucket]) as string[] },
      });
    });
  });
});
