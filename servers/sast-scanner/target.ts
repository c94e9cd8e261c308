import { lstat, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ToolContext } from '#servers/kit/tool.ts';

/** What is scanned: its real path, and the folder that names of files are relative to. */
export interface Target {
  path: string;
  folder: string;
  /** The name of a file that an engine speaks of, relative to the folder, with slashes. */
  nameOf(file: string): string;
}

/** Throws N, P, V or D as Workspace.locate does. */
export async function locateTarget(given: string, { workspace }: ToolContext): Promise<Target> {
  const { path: found } = await workspace.locate('target_path', given, 'mustExist');
  const folder = (await lstat(found)).isDirectory() ? found : path.dirname(found);
  return {
    path: found,
    folder,
    nameOf: (file) => path.relative(folder, path.resolve(folder, file)).split(path.sep).join('/'),
  };
}

/**
 * A private empty folder for what an engine writes; removed afterwards. Engines are started there, so that no
 * configuration of the target is found by where they stand.
 */
export async function withScratch<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'patchbay-sast-')));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
