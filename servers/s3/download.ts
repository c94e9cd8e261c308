import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FileHandle } from 'node:fs/promises';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { ToolFailure } from '#servers/kit/failure.ts';
import { fillFile } from '#servers/kit/files.ts';
import type { S3 } from './client.ts';
import { notS3 } from './failure.ts';
import { CHECKSUM_METADATA } from './upload.ts';

export interface Download {
  bucket: string;
  key: string;
  versionId?: string;
  /** Of the file to be; one that Workspace.locate gave. */
  path: string;
  /** The parameters that named the file and the object. */
  fields: { file: string; key: string };
  /** Otherwise P when there is a file. */
  overwrite: boolean;
  /** Without it a wrong checksum is not looked at; the length always is. */
  verify?: boolean;
  progress?: (done: number, total: number) => Promise<void>;
}

export interface Downloaded {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
  /** Whether that is what the object's metadata name; null when they name none. */
  verified: boolean | null;
  etag: string;
  version_id: string | null;
  content_type: string | null;
  /** false: it replaced a file. */
  created: boolean;
}

/**
 * Gets an object into a file: beside it first, then renamed, so that there is never half of one. Throws N, P (`field`
 * of the file), A, D, E (the line broke, a checksum is wrong: the file is as it was), T; cancelled, the signal's reason.
 */
export async function downloadFile(s3: S3, download: Download): Promise<Downloaded> {
  const { path, fields, overwrite, verify = true } = download;
  await refuseExisting(path, fields.file, overwrite);
  const { answer, body, total } = await start(s3, download);
  const expected = answer.Metadata?.[CHECKSUM_METADATA]?.toLowerCase();
  let received = { bytes: 0, sha256: '' };
  try {
    const { created } = await fillFile(
      path,
      fields.file,
      async (handle) => {
        received = await receive(s3, body, handle, total, download);
        if (verify) compare(received.sha256, expected, s3.host);
        await refuseExisting(path, fields.file, overwrite);
      },
      s3.signal,
    );
    return {
      ...received,
      verified: expected === undefined ? null : expected === received.sha256,
      etag: answer.ETag ?? '',
      version_id: answer.VersionId ?? null,
      content_type: answer.ContentType ?? null,
      created,
    };
  } finally {
    body.destroy();
  }
}

async function start(
  s3: S3,
  { bucket, key, versionId, fields, verify = true }: Download,
): Promise<{ answer: GetObjectCommandOutput; body: Readable; total: number }> {
  const answer = await s3.ask(
    (client, options) =>
      client.getObject(
        {
          Bucket: bucket,
          Key: key,
          ...(versionId === undefined ? {} : { VersionId: versionId }),
          ...(verify ? { ChecksumMode: 'ENABLED' } : {}),
        },
        options,
      ),
    fields.key,
  );
  const { Body: body, ContentLength: total, LastModified } = answer;
  if (body instanceof Readable && total !== undefined && LastModified !== undefined) {
    return { answer, body, total };
  }
  if (body instanceof Readable) body.destroy();
  throw notS3(s3.host);
}

async function receive(
  s3: S3,
  body: Readable,
  handle: FileHandle,
  total: number,
  { progress, fields }: Download,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  await s3.ask(async () => {
    for await (const piece of body as AsyncIterable<Buffer>) {
      hash.update(piece);
      await handle.writeFile(piece);
      bytes += piece.length;
      await progress?.(bytes, total);
    }
  }, fields.key);
  if (bytes === total) return { bytes, sha256: hash.digest('hex') };
  throw new ToolFailure('E', `${s3.host} sent ${bytes} of ${total} bytes. Try again.`, {
    host: s3.host,
    reason: 'cutOff',
  });
}

function compare(sha256: string, expected: string | undefined, host: string): void {
  if (expected === undefined || expected === sha256) return;
  throw new ToolFailure(
    'E',
    `What ${host} sent is not what was put there: its SHA-256 is ${sha256}, and its metadata say ${expected}. Nothing was written.`,
    { host, reason: 'checksum', sha256, expected },
  );
}

async function refuseExisting(path: string, field: string, overwrite: boolean): Promise<void> {
  if (overwrite) return;
  const found = await lstat(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return;
  throw new ToolFailure('P', `${path} is there already. Give another path, or overwrite: true.`, {
    field,
    reason: 'exists',
  });
}
