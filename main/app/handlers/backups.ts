import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BackupMade, BackupSummary, RestoreReady } from '#contract/backup.ts';
import { text } from '#contract/text.ts';
import { stagedRestore } from '#main/backup/apply-restore.ts';
import { discardRestore } from '#main/backup/discard-restore.ts';
import { createKeychain } from '#main/secrets/keychain.ts';
import { runBackupCommand } from '../backup-command.ts';
import type { BackupCommandParts } from '../backup-command.ts';
import { RequestFailure } from '../dispatch.ts';
import type { Handlers } from '../dispatch.ts';
import type { Host } from '../host.ts';
import type { EngineParts } from '../parts.ts';

type Served = Pick<
  Handlers,
  | 'backup.create'
  | 'backup.inspect'
  | 'backup.restore'
  | 'backup.waiting'
  | 'backup.discard'
  | 'engine.restart'
>;

/** Backups of this home. Files are chosen in the system's own dialogs: no window names a path. */
export function backupHandlers(parts: EngineParts): Served {
  const { home, host, audit, emit, notices } = parts;
  /** What a person picked and looked into last. */
  let looked: BackupSummary | undefined;

  return {
    async 'backup.create'({ passphrase }) {
      const folder = await desktop(host).pickFolder();
      if (folder === undefined) return {};
      audit.flush();
      const made = await runBackupCommand(
        program(parts),
        ['create', newFile(folder, Date.now())],
        BackupMade,
        {
          passphrase,
          onProgress: (done, total) => {
            emit({ type: 'backup.progressed', done, total });
          },
        },
      );
      audit.event('backupMade', { file: made.file, secrets: made.secrets ?? 0 });
      return { made };
    },
    async 'backup.inspect'() {
      const file = await desktop(host).pickFile();
      if (file === undefined) return {};
      looked = await runBackupCommand(program(parts), ['inspect', file], BackupSummary);
      return { found: looked };
    },
    async 'backup.restore'({ passphrase }) {
      if (looked === undefined) throw new RequestFailure(text('backup.noneChosen'));
      const { file, servers, auditRows } = looked;
      const question = text('backup.question', { file, servers, auditRows });
      if (!(await desktop(host).agree(question, text('backup.agree'), text('backup.decline')))) return {};
      const words = ['restore', file, '--later'];
      const ready = await runBackupCommand(program(parts), words, RestoreReady, { passphrase });
      audit.event('restorePrepared', { file, proven: ready.proven });
      notices.put({ id: 'restore', level: 'info', text: text('backup.waits', { at: ready.createdAt }) });
      return { ready };
    },
    'backup.waiting'() {
      const waiting = stagedRestore(home.path);
      return waiting === undefined ? {} : { ready: waiting };
    },
    async 'backup.discard'() {
      await discardRestore(home.path, createKeychain);
      notices.remove('restore');
      return {};
    },
    'engine.restart'() {
      desktop(host).restart();
      return {};
    },
  };
}

function desktop(host: Host | undefined): Host {
  if (host === undefined) throw new RequestFailure(text('backup.needsDesktop'));
  return host;
}

function program({ home, shipped }: EngineParts): BackupCommandParts {
  if (shipped === undefined) throw new RequestFailure(text('backup.noProgram'));
  return { home: home.path, ...shipped };
}

/** A name that sorts by time and is not taken. */
function newFile(folder: string, now: number): string {
  const day = new Date(now).toISOString().slice(0, 16).replace('T', '-').replace(':', '');
  for (let n = 1; ; n++) {
    const file = join(folder, `Patchbay-${day}${n === 1 ? '' : `-${n}`}.patchbay`);
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return file;
  }
}
