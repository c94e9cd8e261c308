import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Stand } from './stand.ts';

/** Files there and back, and objects from store to store. */
export function objectScenarios(stand: Stand): void {
  const { data, error } = stand;

  test('a file goes there and comes back, with its checksum', async () => {
    const sent = await data('storage_upload', {
      ...stand.at,
      file_path: 'a.txt',
      remote_path: 'x/ä b+c.txt',
      classification: 'restricted',
      metadata: { team: 'one' },
    });
    expect(sent).toMatchObject({ bytes: 5, encryption: expect.stringMatching(/AES-256|kms/) as string });
    const listed = await data('storage_list', { ...stand.at, prefix: 'x/', include_costs: true });
    expect(listed).toMatchObject({
      bytes: 5,
      more: false,
      costs: { unpriced_objects: 0, prices_as_of: '2025-01' },
    });
    expect(listed['objects']).toMatchObject([{ name: 'x/ä b+c.txt', size: 5 }]);
    const got = await data('storage_download', {
      ...stand.at,
      remote_path: 'x/ä b+c.txt',
      local_path: `${stand.provider}/b.txt`,
    });
    expect(got).toMatchObject({
      checksum: 'verified',
      sha256: sent['sha256'],
      classification: 'restricted',
    });
    expect(stand.workspace.read(`${stand.provider}/b.txt`).toString()).toBe('hello');
  });

  test('a large one goes in parts', async () => {
    const content = randomBytes(2_700_001);
    stand.workspace.write('parts.bin', content);
    await data('storage_upload', { ...stand.at, file_path: 'parts.bin', remote_path: 'parts.bin' });
    await data('storage_download', {
      ...stand.at,
      remote_path: 'parts.bin',
      local_path: `${stand.provider}/parts.bin`,
    });
    expect(stand.workspace.read(`${stand.provider}/parts.bin`).equals(content)).toBe(true);
  });

  test('nothing is replaced without being asked for', async () => {
    const upload = { ...stand.at, file_path: 'a.txt', remote_path: 'once.txt' };
    await data('storage_upload', upload);
    expect(await error('storage_upload', upload)).toMatchObject({ code: 'P', field: 'remote_path' });
    await data('storage_upload', { ...upload, overwrite: true });
    const download = { ...stand.at, remote_path: 'once.txt', local_path: 'a.txt' };
    expect(await error('storage_download', download)).toMatchObject({ code: 'P', field: 'local_path' });
    await data('storage_download', { ...download, overwrite: true });
  });

  test('what does not have its checksum is not kept', async () => {
    const sha256 = 'a'.repeat(64);
    await stand.backend.put(stand.bucket, 'forged.txt', 'other', { sha256 });
    const download = { ...stand.at, remote_path: 'forged.txt', local_path: `${stand.provider}-forged.txt` };
    expect(await error('storage_download', download)).toMatchObject({ code: 'E', reason: 'checksum' });
    expect(existsSync(stand.workspace.at(`${stand.provider}-forged.txt`))).toBe(false);
    expect(stand.temporary()).toEqual([]);
    const anyway = await data('storage_download', { ...download, verify_checksum: false });
    expect(anyway).toMatchObject({ checksum: 'not asked' });
    await stand.backend.put(stand.bucket, 'foreign.txt', 'other');
    const foreign = { ...stand.at, remote_path: 'foreign.txt', local_path: `${stand.provider}-foreign.txt` };
    expect(await data('storage_download', foreign)).toMatchObject({ checksum: 'none' });
  });

  test('what is not there is N, and says what', async () => {
    const none = { ...stand.at, remote_path: 'none', local_path: 'none' };
    const field = 'remote_path';
    expect(await error('storage_download', none)).toMatchObject({ code: 'N', field });
    expect(await error('storage_delete', { ...stand.at, remote_path: 'none' })).toMatchObject({
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
      expect(await error(tool, { provider: stand.provider, container, ...more })).toMatchObject({
        code: 'N',
        field: 'container',
      });
    }
    expect(await error('storage_upload', { ...stand.at, file_path: 'none', remote_path: 'x' })).toMatchObject(
      {
        code: 'N',
        field: 'file_path',
      },
    );
  });

  test('lists no more than it is asked for', async () => {
    for (const one of ['m/1', 'm/2', 'm/3']) await stand.backend.put(stand.bucket, one, one);
    const some = await data('storage_list', { ...stand.at, prefix: 'm/', max_results: 2 });
    expect(some).toMatchObject({ more: true, objects: [{ name: 'm/1' }, { name: 'm/2' }], costs: null });
    expect(await data('storage_list', { ...stand.at, prefix: 'm/', max_results: 3 })).toMatchObject({
      more: false,
    });
  });

  test('copies inside the store', async () => {
    await data('storage_upload', {
      ...stand.at,
      file_path: 'a.txt',
      remote_path: 'source.txt',
      metadata: { k: 'v' },
    });
    const copy = {
      source_provider: stand.provider,
      source_container: stand.bucket,
      source_path: 'source.txt',
      dest_provider: stand.provider,
      dest_container: stand.bucket,
      dest_path: 'deep/copy.txt',
    };
    expect(await data('storage_replicate', copy)).toMatchObject({
      bytes: 5,
      // radosgw copies no encrypted object.
      method: stand.provider === 's3' ? 'through this computer' : 'by the store',
    });
    expect(await error('storage_replicate', copy)).toMatchObject({ code: 'P', field: 'dest_path' });
    expect(await data('storage_replicate', { ...copy, overwrite: true })).toMatchObject({ bytes: 5 });
    expect(await error('storage_replicate', { ...copy, source_path: 'none' })).toMatchObject({
      code: 'N',
      field: 'source_path',
    });
    const got = { ...stand.at, remote_path: 'deep/copy.txt', local_path: `${stand.provider}-copy.txt` };
    expect(await data('storage_download', got)).toMatchObject({ checksum: 'verified' });
  });

  test('copies to another provider, verified on the way', async () => {
    if (stand.provider === 'gcs') return;
    const copy = {
      source_provider: stand.provider,
      source_container: stand.bucket,
      source_path: 'between.txt',
      dest_provider: 'gcs',
      dest_container: 'elsewhere',
      dest_path: 'copy.txt',
    };
    await stand.backend.put(stand.bucket, 'between.txt', 'x', { sha256: 'a'.repeat(64) });
    expect(await error('storage_replicate', copy)).toMatchObject({ code: 'E', reason: 'checksum' });
    await stand.backend.put(stand.bucket, 'between.txt', 'x', { team: 'one' });
    expect(await data('storage_replicate', copy)).toMatchObject({
      bytes: 1,
      method: 'through this computer',
    });
    const back = { provider: 'gcs', container: 'elsewhere', remote_path: 'copy.txt' };
    const got = await data('storage_download', { ...back, local_path: `${stand.provider}-between.txt` });
    expect(got).toMatchObject({ checksum: 'verified' });
  });
}
