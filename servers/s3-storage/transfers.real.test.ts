// Against a real S3: test/backends/s3.sh starts one (radosgw) and prints the variables.
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import { createCutLine } from '../../test/backends/cut-line.ts';
import type { CutLine } from '../../test/backends/cut-line.ts';
import { openS3 } from '../s3/client.ts';
import { downloadFile } from '../s3/download.ts';
import { uploadFile } from '../s3/upload.ts';
import type { Upload } from '../s3/upload.ts';
import { s3Storage } from './s3-storage.ts';
import { createTestingBucket } from './testing/bucket.ts';
import type { TestingBucket } from './testing/bucket.ts';
import { S3_CALLS } from './testing/calls.ts';
import { createTestingFolder, settingsOf } from './testing/folder.ts';
import type { TestingFolder } from './testing/folder.ts';

const endpoint = process.env['PATCHBAY_TEST_S3'] ?? '';
const bucket = `patchbay-transfers-${process.pid}`;
const MIB = 1024 * 1024;
const PARTS = { from: 1, bytes: 5 * MIB, parallel: 2 };

describe.skipIf(endpoint === '')('transfers with a real S3 (PATCHBAY_TEST_S3)', () => {
  let folder: TestingFolder;
  let real: TestingBucket;
  let line: CutLine;
  const file = (name: string) => path.join(folder.path, name);
  const keys = async () =>
    (await real.client.listObjectsV2({ Bucket: bucket })).Contents?.map(({ Key }) => Key) ?? [];
  const s3 = (to: string, signal = new AbortController().signal) =>
    openS3(callContext(s3Storage, { settings: settingsOf(to), signal }));
  const throughLine = (signal?: AbortSignal) => s3(`http://127.0.0.1:${line.address}`, signal);
  const upload = (key: string, more: Partial<Upload> = {}): Upload => ({
    bucket,
    key,
    path: file('large.bin'),
    fields: { file: 'file_path', bucket: 'bucket_name' },
    parts: PARTS,
    ...more,
  });
  const download = (progress?: () => Promise<void>) => ({
    bucket,
    key: 'large',
    path: file('got.bin'),
    fields: { file: 'local_path', key: 's3_key' },
    overwrite: false,
    ...(progress === undefined ? {} : { progress }),
  });

  beforeAll(async () => {
    folder = createTestingFolder();
    real = await createTestingBucket(endpoint, bucket);
    writeFileSync(file('large.bin'), Buffer.alloc(32 * MIB, 'patchbay'));
    await uploadFile(s3(endpoint), upload('large'));
  }, 60_000);
  beforeEach(async () => {
    line = await createCutLine({ port: Number(new URL(endpoint).port) });
  });
  afterEach(async () => {
    await line.cut().catch(() => undefined);
    expect(await real.unfinished()).toEqual([]);
    expect(await keys()).toEqual(['large']);
    expect(folder.names()).toEqual(['in.txt', 'large.bin']);
  });
  afterAll(async () => {
    await real.remove();
    folder.remove();
  });

  test('from 100 MiB on a file goes in parts of 8 MiB, and comes back the same', async () => {
    truncateSync(file('large.bin'), 100 * MIB);
    appendFileSync(file('large.bin'), 'end');
    const server = await connectTo(s3Storage, { folders: [folder.path], settings: settingsOf(endpoint) });
    const told: number[] = [];
    const up = await server.call(
      's3_upload_file',
      { bucket, key: 'larger', file_path: 'large.bin', sse: 'aws:kms', kms_key_id: 'patchbay-key' },
      { onprogress: ({ progress }) => void told.push(progress) },
    );
    const sha256 = createHash('sha256')
      .update(readFileSync(file('large.bin')))
      .digest('hex');
    expect(up.error).toBeUndefined();
    expect(up.data).toMatchObject({ bytes: 100 * MIB + 3, parts: 13, sha256 });
    expect(told.at(-1)).toBe(100 * MIB + 3);
    const down = await server.call('s3_download_file', {
      bucket,
      key: 'larger',
      local_path: 'large.bin',
      overwrite: true,
    });
    expect(down.data).toMatchObject({ verified: true, sha256, created: false });
    await server.call('s3_delete_object', { bucket, key: 'larger' });
    await server.close();
    writeFileSync(file('large.bin'), Buffer.alloc(32 * MIB, 'patchbay'));
  }, 60_000);

  test.each(S3_CALLS)('%s %j is an error when S3 dies during the call', async (tool, args) => {
    const settings = settingsOf(`http://127.0.0.1:${line.address}`);
    const server = await connectTo(s3Storage, { folders: [folder.path], settings });
    const held = line.hold();
    const answer = server.call(tool, args);
    await held;
    await line.cut();
    expect((await answer).error).toMatchObject({ code: expect.stringMatching(/^[DE]$/) as string });
    await server.close();
  });

  test('S3 dies in the middle of an upload: an error that names the parts that it may keep', async () => {
    const sending = uploadFile(throughLine(), upload('broken', { progress: () => line.cut() }));
    const failure = await sending.catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: expect.stringMatching(/^[DE]$/) as string,
      fields: { dangling_upload_id: expect.any(String) as string },
    });
    const left = await real.unfinished();
    expect(left).toEqual([(failure as { fields: Record<string, string> }).fields['dangling_upload_id']]);
    for (const UploadId of left)
      await real.client.abortMultipartUpload({ Bucket: bucket, Key: 'broken', UploadId });
  });

  test('S3 dies in the middle of a download: an error, and no file', async () => {
    const got = downloadFile(
      throughLine(),
      download(() => line.cut().catch(() => undefined)),
    );
    await expect(got).rejects.toMatchObject({ code: expect.stringMatching(/^[DE]$/) as string });
  });

  test('a cancelled upload leaves neither object nor parts', async () => {
    const cancel = new AbortController();
    const progress = (): Promise<void> => {
      cancel.abort(new Error('enough'));
      return Promise.resolve();
    };
    const sending = uploadFile(throughLine(cancel.signal), upload('cancelled', { progress }));
    await expect(sending).rejects.toThrow('enough');
  });

  test('an upload that is cancelled while it begins leaves nothing either', async () => {
    const cancel = new AbortController();
    const { signal } = cancel;
    const sending = uploadFile(throughLine(signal), upload('cancelled'));
    await expect.poll(() => line.waiting(-1)).toBe(true);
    cancel.abort(new Error('enough'));
    await expect(sending).rejects.toThrow('enough');
  });

  test('a cancelled download leaves no file', async () => {
    const cancel = new AbortController();
    const got = downloadFile(
      throughLine(cancel.signal),
      download(() => {
        cancel.abort(new Error('enough'));
        return Promise.resolve();
      }),
    );
    await expect(got).rejects.toThrow('enough');
  });

  test('a file that changes while it is sent is not stored', async () => {
    const sending = uploadFile(
      s3(endpoint),
      upload('changing', {
        progress: (done) => {
          if (done === 5 * MIB) appendFileSync(file('large.bin'), 'more');
          return Promise.resolve();
        },
      }),
    );
    await expect(sending).rejects.toMatchObject({ code: 'E', fields: { field: 'file_path' } });
    truncateSync(file('large.bin'), 32 * MIB);
  });

  test('a file that becomes shorter while it is sent is not stored', async () => {
    const sending = uploadFile(
      s3(endpoint),
      upload('shorter', {
        progress: () => {
          truncateSync(file('large.bin'), MIB);
          return Promise.resolve();
        },
      }),
    );
    await expect(sending).rejects.toMatchObject({ code: 'E' });
  });
});
