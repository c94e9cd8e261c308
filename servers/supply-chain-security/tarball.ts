import { Parser } from 'tar';
import { ToolFailure } from '#servers/kit/failure.ts';

const MAX_FILES = 50_000;
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;

/**
 * The regular files of a gzipped tar, without the folder that npm packs everything into. Throws E when it is no such
 * archive, or larger than anybody's package when unpacked.
 */
export function filesOfTarball(archive: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>();
    let unpacked = 0;
    const fail = (problem: string): void => {
      reject(new ToolFailure('E', `The archive cannot be read: ${problem}.`));
    };
    const parser = new Parser({
      strict: true,
      onReadEntry(entry) {
        const pieces: Buffer[] = [];
        entry.on('data', (piece: Buffer) => {
          unpacked += piece.length;
          if (unpacked > MAX_UNPACKED_BYTES || files.size > MAX_FILES)
            parser.abort(new Error('it is too large unpacked'));
          else pieces.push(piece);
        });
        entry.on('end', () => {
          const inside = entry.path.slice(entry.path.indexOf('/') + 1);
          if (entry.type === 'File' || entry.type === 'OldFile') files.set(inside, Buffer.concat(pieces));
        });
      },
    });
    parser.on('error', (error: Error) => {
      fail(error.message);
    });
    parser.on('end', () => {
      resolve(files);
    });
    parser.end(archive);
  });
}
