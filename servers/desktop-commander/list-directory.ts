import { lstat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { openDirectory } from '#servers/kit/files.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { EntryType, entryType } from './entry-type.ts';

const MAX_ENTRIES = 5_000;
const PROGRESS_EVERY = 1_000;

const Entry = z.object({
  name: z.string(),
  path: z.string().describe('Absolute path'),
  type: EntryType,
  size: z.int().nullable().describe('Bytes of a file; null for others'),
  modified: z.iso.datetime().nullable().describe('null when the system does not tell'),
});
type Entry = z.infer<typeof Entry>;

export const listDirectory = defineTool({
  name: 'list_directory',
  title: 'List directory',
  description:
    'Lists a directory of the workspace, sorted by path; with recursive also everything below it. Symlinks are listed, not followed. At most 5,000 entries: truncated says whether there are more.',
  input: z.object({
    directory_path: z.string().min(1).describe('Absolute, or relative to the first workspace folder'),
    show_hidden: z.boolean().default(false).describe('Include names that start with a dot'),
    recursive: z.boolean().default(false),
  }),
  output: z.object({
    path: z.string().describe('Real absolute path'),
    entries: z.array(Entry),
    truncated: z.boolean().describe('There are more entries than are listed'),
    unreadable: z.array(z.string()).describe('Directories below that the system did not let us read'),
  }),
  risk: ['read'],
  async run({ directory_path, show_hidden, recursive }, context) {
    const { path } = await context.workspace.locate('directory_path', directory_path, 'mustExist');
    if (!(await lstat(path)).isDirectory()) {
      throw new ToolFailure('V', `${path} is not a directory.`, { field: 'directory_path' });
    }
    const listing: Listing = { entries: [], truncated: false };
    const unreadable: string[] = [];
    await collect(path, show_hidden, listing, context);
    // The list grows while it is walked: directories found on the way are read in their turn.
    for (const entry of recursive ? listing.entries : []) {
      if (entry.type !== 'directory') continue;
      if (listing.truncated) break;
      try {
        await collect(entry.path, show_hidden, listing, context);
      } catch (error) {
        context.signal.throwIfAborted();
        if (!(error instanceof Error && 'code' in error)) throw error;
        unreadable.push(entry.path);
      }
    }
    const entries = listing.entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    return { path, entries, truncated: listing.truncated, unreadable };
  },
  text: ({ path, entries, truncated, unreadable }) =>
    [
      `${path}: ${entries.length} entries${truncated ? ', and more that are not listed' : ''}`,
      ...entries.map(
        (entry) =>
          `${entry.type.padEnd(9)} ${String(entry.size ?? '-').padStart(10)} ${relative(path, entry.path)}`,
      ),
      ...unreadable.map((folder) => `could not be read: ${folder}`),
    ].join('\n'),
});

interface Listing {
  entries: Entry[];
  truncated: boolean;
}

/** Adds what is in `folder`, without reading more of a huge one than there is room for. */
async function collect(
  folder: string,
  showHidden: boolean,
  listing: Listing,
  context: ToolContext,
): Promise<void> {
  for await (const found of await openDirectory(folder)) {
    context.signal.throwIfAborted();
    if (!showHidden && found.name.startsWith('.')) continue;
    if (listing.entries.length === MAX_ENTRIES) {
      listing.truncated = true;
      return;
    }
    const path = join(folder, found.name);
    // May be gone again, or have a name that is not UTF-8: it was seen, so it is listed.
    const info = await lstat(path).catch(() => undefined);
    listing.entries.push({
      name: found.name,
      path,
      type: entryType(info ?? found),
      size: info?.isFile() === true ? info.size : null,
      modified: info?.mtime.toISOString() ?? null,
    });
    if (listing.entries.length % PROGRESS_EVERY === 0)
      await context.progress(listing.entries.length, MAX_ENTRIES);
  }
}
