import { lstat, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { readRegularFile } from '#main/guard/regular-file.ts';
import { problemOf } from '#main/kernel/logger.ts';
import { readDocument } from './document.ts';
import type { Document } from './document.ts';
import { exists } from './places.ts';

const MOST_BYTES = 5_000_000;
const LIMIT_MS = 10_000;
const BOM = '\uFEFF';

/** A configuration as it is on disk now. `path` is where it was asked for. */
export type ConfigFile =
  | {
      state: 'found';
      path: string;
      /** The file itself, where `path` is a symlink. */
      real: string;
      bytes: Buffer;
      /** The text without its byte order mark, and that mark. */
      source: string;
      mark: string;
      document: Document;
    }
  | { state: 'missing'; path: string; /** Whether its folder is there. */ folder: boolean }
  /** `raw`: it is a file that was read, only not understood. */
  | { state: 'unreadable'; path: string; problem: Text; raw?: { real: string; bytes: Buffer } };

/** Reads a configuration whole. Never rejects: what stands in the way is its state. */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  const unreadable = (problem: Text, raw?: { real: string; bytes: Buffer }): ConfigFile => ({
    state: 'unreadable',
    path,
    problem,
    ...(raw === undefined ? {} : { raw }),
  });
  try {
    const link = await lstat(path).catch(ignoreMissing);
    if (link === undefined) return { state: 'missing', path, folder: await exists(dirname(path)) };
    const real = await realpath(path).catch(ignoreMissing);
    if (real === undefined) return unreadable(text('clients.dangling'));
    const read = await readRegularFile(real, MOST_BYTES, AbortSignal.timeout(LIMIT_MS));
    if ('problem' in read) {
      return unreadable(
        read.problem === 'tooLarge'
          ? text('clients.tooLarge', { limit: MOST_BYTES })
          : text('clients.notFile'),
      );
    }
    const { bytes } = read;
    const whole = decoded(bytes);
    if (whole === undefined) return unreadable(text('clients.notUtf8'), { real, bytes });
    const mark = whole.startsWith(BOM) ? BOM : '';
    const source = whole.slice(mark.length);
    const parsed = readDocument(source);
    if (!parsed.ok) return unreadable(parsed.problem, { real, bytes });
    return { state: 'found', path, real, bytes, source, mark, document: parsed.document };
  } catch (error) {
    return unreadable(text('clients.cannotRead', { problem: problemOf(error) }));
  }
}

/** Undefined: these bytes are no UTF-8, so that text made of them could not become them again. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
    return undefined;
  }
  throw error;
}
