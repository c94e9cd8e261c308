import type { FileHandle } from 'node:fs/promises';
import type { CompletedPart, CreateMultipartUploadCommandInput } from '@aws-sdk/client-s3';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { S3 } from './client.ts';
import { notS3 } from './failure.ts';

const MOST_PARTS = 10_000;
/** What may be in memory at the same time: large objects have large parts. */
const MEMORY_BYTES = 160 * 1024 * 1024;
const TIDY_MS = 30_000;

interface InParts {
  bucket: string;
  key: string;
  handle: FileHandle;
  size: number;
  fields: { bucket: string };
  facts?: Partial<CreateMultipartUploadCommandInput>;
  parts: { bytes: number; parallel: number };
  progress?: (done: number, total: number) => Promise<void>;
  /** Called when everything was sent; when it throws, the object does not come into being. */
  confirm(): Promise<void>;
}

/**
 * Sends a file in parts and makes one object of them. When anything fails, or the caller goes, the parts that are
 * there are taken away again; where that fails too, the failure says so (`dangling_upload_id`). Who goes in the very
 * moment in which S3 puts the parts together may still get the whole object.
 */
export async function sendParts(
  s3: S3,
  upload: InParts,
): Promise<{ etag: string; version_id: string | null; parts: number }> {
  const target = { Bucket: upload.bucket, Key: upload.key };
  s3.signal.throwIfAborted();
  // Not cancelled: an upload whose id never came could not be taken away.
  const { UploadId } = await s3
    .after(TIDY_MS)
    .ask(
      (client, options) =>
        client.createMultipartUpload({ ...upload.facts, ...target, ChecksumAlgorithm: 'SHA256' }, options),
      upload.fields.bucket,
    );
  if (UploadId === undefined) throw notS3(s3.host);
  const whole = { ...target, UploadId };
  try {
    const Parts = await sendAll(s3, upload, whole);
    await upload.confirm();
    const done = await s3.ask((client, options) =>
      client.completeMultipartUpload({ ...whole, MultipartUpload: { Parts } }, options),
    );
    if (done.ETag === undefined && done.Key === undefined) throw notS3(s3.host);
    return { etag: done.ETag ?? '', version_id: done.VersionId ?? null, parts: Parts.length };
  } catch (error) {
    await takeAway(s3.after(TIDY_MS), whole, error);
    throw error;
  }
}

/** Rejects only when no part is on its way any more: one that came later would stay. */
async function sendAll(
  s3: S3,
  { handle, size, parts, progress }: InParts,
  whole: { Bucket: string; Key: string; UploadId: string },
): Promise<CompletedPart[]> {
  const bytes = Math.max(parts.bytes, Math.ceil(size / MOST_PARTS));
  const count = Math.ceil(size / bytes);
  const parallel = Math.max(1, Math.min(parts.parallel, count, Math.floor(MEMORY_BYTES / bytes)));
  const sent: CompletedPart[] = [];
  let next = 0;
  const state = { done: 0, failed: false };

  async function send(index: number): Promise<void> {
    const length = Math.min(bytes, size - index * bytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, index * bytes);
    if (bytesRead < length)
      throw new ToolFailure('E', 'The file became shorter while it was sent. Try again.');
    const PartNumber = index + 1;
    const { ETag, ChecksumSHA256 } = await s3.ask((client, options) =>
      client.uploadPart(
        { ...whole, PartNumber, Body: buffer, ContentLength: length, ChecksumAlgorithm: 'SHA256' },
        options,
      ),
    );
    if (ETag === undefined) throw notS3(s3.host);
    sent[index] = { PartNumber, ETag, ...(ChecksumSHA256 === undefined ? {} : { ChecksumSHA256 }) };
    state.done += length;
    await progress?.(state.done, size);
  }

  const workers = Array.from({ length: parallel }, async () => {
    try {
      while (!state.failed && next < count) await send(next++);
    } catch (error) {
      state.failed = true;
      throw error;
    }
  });
  const ended = await Promise.allSettled(workers);
  const reason = ended.find((one) => one.status === 'rejected');
  if (reason !== undefined) throw reason.reason;
  return sent;
}

async function takeAway(
  tidy: S3,
  whole: { Bucket: string; Key: string; UploadId: string },
  reason: unknown,
): Promise<void> {
  try {
    await tidy.ask((client, options) => client.abortMultipartUpload(whole, options));
  } catch (error) {
    // It has gone by itself, or the object is complete.
    if (error instanceof ToolFailure && error.code === 'N') return;
    if (!(reason instanceof ToolFailure)) return;
    throw new ToolFailure(
      reason.code,
      `${reason.message} Parts of it may be left there: end the unfinished upload ${whole.UploadId}, or set a lifecycle rule that does.`,
      { ...reason.fields, dangling_upload_id: whole.UploadId },
    );
  }
}
