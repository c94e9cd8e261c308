import { gatherContext } from '#servers/kit/gather-context.ts';
import { defineServer } from '#servers/kit/server.ts';
import { DESKTOP_PROGRAMS } from '#servers/commands/allowed-programs.ts';
import { checkFileExists } from './check-file-exists.ts';
import { createCommandHistory } from '#servers/commands/command-history.ts';
import { createDirectory } from './create-directory.ts';
import { deleteFile } from './delete-file.ts';
import { executeCommand } from './execute-command.ts';
import { listDirectory } from './list-directory.ts';
import { makeCommand } from './make-command.ts';
import { desktopCommander as manifest } from './manifest.ts';
import { readFile } from './read-file.ts';
import { systemContext } from '#servers/commands/system-context.ts';
import { writeFile } from './write-file.ts';

const history = createCommandHistory();
const context = gatherContext(manifest.id, (call) => systemContext(DESKTOP_PROGRAMS, history, call));

/** Files of the workspace and allowed programs in it: spec/servers.md A.1.2. */
export const desktopCommander = defineServer({
  name: manifest.id,
  title: manifest.title,
  version: '1.1.0',
  instructions:
    'Reads, writes and lists files inside the workspace, and runs allowed programs there. Paths may be relative to its first folder; results name absolute paths.',
  tools: [
    readFile,
    writeFile,
    listDirectory,
    checkFileExists,
    createDirectory,
    deleteFile,
    executeCommand(history),
    makeCommand(history),
    context.tool,
  ],
  resources: [context.resource],
  settings: manifest.settings,
});
