import { defineServer } from '#servers/kit/server.ts';
import { checkFileExists } from './check-file-exists.ts';
import { createDirectory } from './create-directory.ts';
import { listDirectory } from './list-directory.ts';
import { readFile } from './read-file.ts';
import { writeFile } from './write-file.ts';

/** Files inside the workspace: spec/servers.md A.1.2 without the tools that run programs. */
export const desktopCommander = defineServer({
  name: 'desktop-commander',
  title: 'Desktop Commander',
  version: '1.0.0',
  instructions:
    'Reads, writes and lists files inside the workspace. Paths may be relative to its first folder; results name absolute paths.',
  tools: [readFile, writeFile, listDirectory, checkFileExists, createDirectory],
});
