import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import dockerIgnore from '@balena/dockerignore';
import { pack } from 'tar-fs';
import { ToolFailure } from '#servers/kit/failure.ts';

const MOST_ENTRIES = 50_000;
/** A name that nothing in a context has. */
const FOREIGN = '.patchbay.Dockerfile';

interface BuildContext {
  stream: Readable;
  /** Of the Dockerfile, in the stream. */
  dockerfile: string;
}

/**
 * What is sent to the engine: all of `folder` that .dockerignore leaves, and the Dockerfile, wherever it is. Links go
 * as links. Throws V when there is too much.
 */
export async function packContext(
  folder: string,
  dockerfile: string,
  signal: AbortSignal,
): Promise<BuildContext> {
  const inside = path.relative(folder, dockerfile).split(path.sep).join('/');
  const foreign = inside === '..' || inside.startsWith('../') || path.isAbsolute(inside);
  const name = foreign ? FOREIGN : inside;
  const content = await readFile(dockerfile);
  const entries = await listEntries(folder, signal);
  const packed = pack(folder, {
    // Each entry is named, so that nothing below a directory is added to it.
    entries: entries.filter((entry) => entry !== name),
    ignore: () => true,
    finalize: false,
    finish(stream) {
      stream.entry({ name }, content);
      stream.finalize();
    },
  });
  const stream = packed.pipe(createGzip());
  packed.once('error', (error) => stream.destroy(error));
  return { stream, dockerfile: name };
}

/** Directories before what is in them, all relative to the folder, with slashes. */
async function listEntries(folder: string, signal: AbortSignal): Promise<string[]> {
  const rules = await readFile(path.join(folder, '.dockerignore'), 'utf8').catch(() => '');
  const passes = dockerIgnore.default({ ignorecase: false }).add(rules).createFilter();
  // What is below an ignored directory can be named again by a rule with an exclamation mark.
  const excepts = /^\s*!/m.test(rules);
  const entries: string[] = [];
  const queue = [''];
  for (let folderName = queue.shift(); folderName !== undefined; folderName = queue.shift()) {
    signal.throwIfAborted();
    for (const found of await readdir(path.join(folder, folderName), { withFileTypes: true })) {
      const name = folderName === '' ? found.name : `${folderName}/${found.name}`;
      const passed = passes(name);
      if (found.isDirectory() && (passed || excepts)) queue.push(name);
      if (!passed || !(found.isDirectory() || found.isFile() || found.isSymbolicLink())) continue;
      entries.push(name);
      if (entries.length > MOST_ENTRIES) {
        throw new ToolFailure(
          'V',
          `build_context: has more than ${MOST_ENTRIES} entries. Leave some out with .dockerignore, or choose a smaller folder.`,
          { field: 'build_context', limit: MOST_ENTRIES },
        );
      }
    }
  }
  return entries;
}
