import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MOST_NAMES = 100;
const LONGEST = 60;

/** Writes a new file of this user alone; a name that is taken is never written over. Rejects with the system's error. */
export async function writeNewFile(
  folder: string,
  title: string,
  end: string,
  content: string,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const start = join(folder, fileName(title));
  for (let n = 1; ; n += 1) {
    const path = `${start}${n === 1 ? '' : `-${n}`}.${end}`;
    try {
      await writeFile(path, content, { flag: 'wx', mode: 0o600 });
      return path;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!taken || n === MOST_NAMES) throw error;
    }
  }
}

/** Letters and digits of the title: no system takes all of the rest. */
function fileName(title: string): string {
  const words = title.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.join('-').slice(0, LONGEST).toLowerCase() || 'chat';
}
