import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ToolFailure } from '#servers/kit/failure.ts';
import { openJournal } from './journal.ts';
import type { Journal } from './journal.ts';
import { lockFolder } from './lock.ts';

/** The folder that a server keeps its things in, and the journal in it. */
export interface Folder {
  path: string;
  journal: Journal;
  close(): void;
}

/**
 * Opens `<base>/<server>`, for its owner alone. D when there is no base, or another process of this server has it.
 */
export function openFolder(base: string | undefined, server: string): Folder | ToolFailure {
  if (base === undefined || base === '') {
    return new ToolFailure(
      'D',
      'This needs a folder to keep its state in. Start the server from Patchbay, or set PATCHBAY_DATA to an absolute folder, then start it again.',
      { setting: 'PATCHBAY_DATA' },
    );
  }
  try {
    return open(path.join(base, server), server);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return new ToolFailure('D', `The folder of PATCHBAY_DATA cannot be used: ${why}. Make it writable.`, {
      setting: 'PATCHBAY_DATA',
    });
  }
}

function open(folder: string, server: string): Folder | ToolFailure {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockFolder(folder);
  if ('heldBy' in lock) {
    return new ToolFailure(
      'D',
      `Another ${server} (process ${lock.heldBy}) keeps the queue and the alerts in ${folder}. End it, then start this one again.`,
      { pid: lock.heldBy },
    );
  }
  const journal = openJournal(folder);
  return {
    path: folder,
    journal,
    close() {
      journal.close();
      lock.release();
    },
  };
}
