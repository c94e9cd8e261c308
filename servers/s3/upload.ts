import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { ToolFailure } from '#servers/kit/failure.ts';
import { openFile } from '#servers/kit/files.ts';
import type { S3 } from './client.ts';
import { notS3 } from './failure.ts';
import { sendParts } from './multipart.ts';

const MIB = 1024 * 1024;
const LARGEST_OBJECT = 5 * 1024 * 1024 * MIB;

/** From how many bytes on it goes in parts, how large they are, and how many at the same time. */
const PARTS = { from: 100 * MIB, bytes: 8 * MIB, parallel: 10 };

/** What is kept with an object beside its bytes, in the words of S3. */
type ObjectFacts = Pick<
  PutObjectCommandInput,
  'ContentType' | 'Metadata' | 'StorageClass' | 'ServerSideEncryption' | 'SSEKMSKeyId' | 'ACL' | 'Tagging'
>;

export interface Upload {
  bucket: string;
  key: string;
  /** Of the file; one that Workspace.locate gave. */
  path: string;
  /** The parameters that named the file and the bucket. */
  fields: { file: string; bucket: string };
  facts?: ObjectFacts;
  progress?: (done: number, total: number) => Promise<void>;
  parts?: typeof PARTS;
}

export interface Uploaded {
  bytes: number;
  /** In hexadecimal; it is also the object's metadata `sha256`, by which a download is verified. */
  sha256: string;
  etag: string;
  version_id: string | null;
  /** 1: in one piece. */
  parts: number;
}

/** The metadata that holds the checksum of the whole object. */
export const CHECKSUM_METADATA = 'sha256';

/**
 * Puts a file into a bucket, whole or not at all: each piece with its SHA-256, which S3 compares, up to three times.
 * Cancelled or failed, nothing of it is left there. Throws V, N, A, D, E, T as s3Failure says.
 */
export async function uploadFile(s3: S3, upload: Upload): Promise<Uploaded> {
  const { parts = PARTS, fields } = upload;
  const { handle, size } = await openFile(upload.path, fields.file);
  try {
    if (size > LARGEST_OBJECT) {
      throw new ToolFailure('V', `${upload.path} has ${size} bytes; an object has 5 TiB at most.`, {
        field: fields.file,
      });
    }
    return size < parts.from
      ? await sendWhole(s3, upload, handle)
      : await sendLarge(s3, upload, handle, parts);
  } finally {
    await handle.close();
  }
}

async function sendWhole(s3: S3, upload: Upload, handle: FileHandle): Promise<Uploaded> {
  const { bucket, key, fields, facts, progress } = upload;
  const body = await handle.readFile({ signal: s3.signal });
  const sha256 = createHash('sha256').update(body).digest();
  const sent = await s3.ask(
    (client, options) =>
      client.putObject(
        {
          ...withChecksum(facts, sha256.toString('hex')),
          Bucket: bucket,
          Key: key,
          Body: body,
          ContentLength: body.length,
          ChecksumSHA256: sha256.toString('base64'),
        },
        options,
      ),
    fields.bucket,
  );
  if (sent.ETag === undefined) throw notS3(s3.host);
  await progress?.(body.length, body.length);
  return {
    bytes: body.length,
    sha256: sha256.toString('hex'),
    etag: sent.ETag,
    version_id: sent.VersionId ?? null,
    parts: 1,
  };
}

async function sendLarge(s3: S3, upload: Upload, handle: FileHandle, parts: typeof PARTS): Promise<Uploaded> {
  const before = await handle.stat({ bigint: true });
  const size = Number(before.size);
  const hash = createHash('sha256');
  const pieces = handle.createReadStream({ start: 0, autoClose: false, signal: s3.signal });
  for await (const piece of pieces) hash.update(piece as Buffer);
  const sha256 = hash.digest('hex');
  const sent = await sendParts(s3, {
    ...upload,
    facts: withChecksum(upload.facts, sha256),
    handle,
    size,
    parts,
    async confirm() {
      const after = await handle.stat({ bigint: true });
      if (after.size === before.size && after.mtimeNs === before.mtimeNs) return;
      throw new ToolFailure('E', `${upload.path} changed while it was sent; nothing was stored. Try again.`, {
        field: upload.fields.file,
      });
    },
  });
  return { bytes: size, sha256, ...sent };
}

function withChecksum(facts: ObjectFacts = {}, sha256: string): ObjectFacts {
  return { ...facts, Metadata: { ...facts.Metadata, [CHECKSUM_METADATA]: sha256 } };
}
