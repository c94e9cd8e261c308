import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ToolFailure } from '#servers/kit/failure.ts';
import { isAffected } from './affected.ts';
import type { PackageVersion } from './affected.ts';
import { OsvRecord } from './record.ts';

const MAX_RECORDS = 1_000_000;
const AT_ONCE = 64;

/**
 * The records of each version, in the order of the versions, from a folder that holds the unpacked records of OSV's
 * all.zip, one JSON file each, in subfolders or not. Throws D when the folder holds none.
 */
export async function askExport(
  folder: string,
  versions: readonly PackageVersion[],
  signal: AbortSignal,
): Promise<OsvRecord[][]> {
  const files = await recordFiles(folder);
  const found = versions.map((): OsvRecord[] => []);
  const names = new Set(versions.map(({ name }) => JSON.stringify(name).toLowerCase()));
  for (let at = 0; at < files.length; at += AT_ONCE) {
    signal.throwIfAborted();
    for (const record of await Promise.all(files.slice(at, at + AT_ONCE).map(read))) {
      if (record === undefined) continue;
      const about = record.affected.flatMap(({ package: one }) => one?.name ?? []);
      if (!about.some((name) => isWanted(names, name))) continue;
      for (const [index, version] of versions.entries()) {
        if (isAffected(record, version)) found[index]?.push(record);
      }
    }
  }
  return found;
}

function isWanted(names: Set<string>, name: string): boolean {
  const spelled = name.toLowerCase();
  return names.has(JSON.stringify(spelled)) || names.has(JSON.stringify(spelled.replaceAll(/[-_.]+/g, '-')));
}

/** A file that is no record is not one of the export. */
async function read(file: string): Promise<OsvRecord | undefined> {
  try {
    return OsvRecord.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

async function recordFiles(folder: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw unusable(`${folder} cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  if (files.length === 0) throw unusable(`${folder} holds no JSON records`);
  if (files.length > MAX_RECORDS) throw unusable(`${folder} holds more than ${MAX_RECORDS} records`);
  return files;
}

function unusable(problem: string): ToolFailure {
  return new ToolFailure(
    'D',
    `The local OSV export cannot be used: ${problem}. Set OSV_EXPORT to the folder into which all.zip of an ecosystem was unpacked.`,
    { setting: 'OSV_EXPORT' },
  );
}
