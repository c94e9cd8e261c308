import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ToolFailure } from '#servers/kit/failure.ts';
import { checksumOf } from './checksum.ts';
import type { ObjectHead } from './store.ts';

/** Runs `use` with a folder of our own that nobody else may read, and which is gone afterwards. */
export async function withSpool<T>(use: (folder: string) => Promise<T>): Promise<T> {
  // By its real path, as files.ts of the kit wants it.
  const folder = await mkdtemp(path.join(await realpath(tmpdir()), 'patchbay-storage-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How much comes between two tidings of it. */
const PROGRESS_BYTES = 4 * 1024 * 1024;

export interface Received {
  bytes: number;
  sha256: string;
  /** `none`: the object was put there without a checksum. */
  checksum: 'verified' | 'none' | 'not asked';
}

/**
 * Writes what comes into a file that is open for writing. Throws E when less comes than the store said, or when
 * `verify` and it is not what the checksum says.
 */
export async function receive(
  { head, body }: { head: ObjectHead; body: Readable },
  handle: FileHandle,
  verify: boolean,
  progress: (done: number, total: number) => Promise<void>,
): Promise<Received> {
  const hash = createHash('sha256');
  let bytes = 0;
  let told = 0;
  for await (const piece of body as AsyncIterable<Buffer>) {
    hash.update(piece);
    await handle.writeFile(piece);
    bytes += piece.length;
    if (bytes - told < PROGRESS_BYTES && bytes < head.size) continue;
    told = bytes;
    await progress(bytes, head.size);
  }
  if (bytes !== head.size) {
    throw new ToolFailure(
      'E',
      `Only ${bytes} of ${head.size} bytes of ${head.name} came; nothing was kept.`,
      {
        reason: 'cutOff',
      },
    );
  }
  const sha256 = hash.digest('hex');
  const expected = checksumOf(head);
  if (!verify) return { bytes, sha256, checksum: 'not asked' };
  if (expected === undefined) return { bytes, sha256, checksum: 'none' };
  if (expected === sha256) return { bytes, sha256, checksum: 'verified' };
  throw new ToolFailure(
    'E',
    `${head.name} is not what was put there: its SHA-256 is ${sha256}, and the one stored with it ${expected}. Nothing was kept.`,
    { reason: 'checksum', sha256, expected },
  );
}

/** The same into a new file of our own folder. */
export async function receiveInto(
  file: string,
  got: { head: ObjectHead; body: Readable },
  verify: boolean,
  progress: (done: number, total: number) => Promise<void>,
): Promise<Received> {
  const handle = await open(file, 'wx', 0o600);
  try {
    return await receive(got, handle, verify, progress);
  } finally {
    await handle.close();
    got.body.destroy();
    if (!got.body.closed) await once(got.body, 'close');
  }
}
