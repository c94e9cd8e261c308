import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ToolFailure } from '#servers/kit/failure.ts';
import { openDirectory, readBytes } from '#servers/kit/files.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

const FIELD = 'manifest_path';
const MOST_FILES = 500;
const MAX_BYTES = 3 * 1024 * 1024;
const ENDING = /\.(?:ya?ml|json)$/i;

interface ManifestFile {
  /** As the caller may say it: relative to what was given. */
  name: string;
  text: string;
}

/**
 * The manifest that `given` names, or those of the directory that it names, by name; `recursive` those of directories
 * below too. Throws P, V, N for the path, V when there is none or too many.
 */
export async function readManifestFiles(
  given: string,
  recursive: boolean,
  { workspace, signal }: ToolContext,
): Promise<ManifestFile[]> {
  const { path: root } = await workspace.locate(FIELD, given, 'mustExist');
  const isFolder = (await stat(root)).isDirectory();
  const found = isFolder ? (await filesIn(root, recursive, signal)).toSorted() : [root];
  if (found.length === 0) {
    throw new ToolFailure('V', `${given} has no .yaml, .yml or .json files.`, { field: FIELD });
  }
  const files: ManifestFile[] = [];
  for (const file of found) {
    // An entry may be a symlink that leads out.
    const located = isFolder ? await workspace.locate(FIELD, file, 'mustExist') : { path: file };
    const bytes = await readBytes(located.path, FIELD, MAX_BYTES, signal);
    files.push({ name: path.relative(path.dirname(root), file), text: bytes.toString('utf8') });
  }
  return files;
}

async function filesIn(folder: string, recursive: boolean, signal: AbortSignal): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of await openDirectory(folder)) {
    signal.throwIfAborted();
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && recursive) found.push(...(await filesIn(file, recursive, signal)));
    else if (!entry.isDirectory() && ENDING.test(entry.name)) found.push(file);
    if (found.length > MOST_FILES) {
      throw new ToolFailure('V', `${folder} has more than ${MOST_FILES} manifests. Give a smaller folder.`, {
        field: FIELD,
      });
    }
  }
  return found;
}
