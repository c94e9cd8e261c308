import { lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, extract } from 'tar';
import { z } from 'zod';
import { RestartPolicy, Server } from '#contract/server.ts';
import { Settings } from '#contract/settings.ts';
import { Workspace } from '#contract/workspace.ts';
import { createLogger } from '#main/kernel/logger.ts';
import type { Keychain } from '#main/secrets/keychain.ts';
import { openDatabase } from '#main/store/database.ts';
import { appMigrations } from '#main/store/migrations/app.ts';
import { auditMigrations } from '#main/store/migrations/audit.ts';
import { META, createMetaRows } from '#main/store/meta.ts';
import { createRuleRows } from '#main/store/rules.ts';
import { createServerRows } from '#main/store/servers.ts';
import { BackupFailure } from '../backup-failure.ts';
import { createBackup } from '../create-backup.ts';
import type { MadeBackup } from '../create-backup.ts';
import { stageRestore } from '../stage-restore.ts';
import type { Staged } from '../staged.ts';

export const HOME_ID = '0b0e1f60-0000-4000-8000-000000000001';
export const KEY = 'ab'.repeat(32);
export const PASSPHRASE = 'correct horse battery';
const NOW = 1_700_000_000_000;
const logger = createLogger(() => undefined);

/** A home with a server, a rule and a row of audit, keychains in memory, and a place for its backup. */
export class Bench {
  readonly root = mkdtempSync(join(tmpdir(), 'patchbay-backup-test-'));
  readonly home = join(this.root, 'home');
  file = join(this.root, 'a.patchbay');
  /** Accounts by home. */
  readonly vaults = new Map<string, Map<string, string>>([
    [
      HOME_ID,
      new Map([
        ['audit-key', KEY],
        ['audit-head', '{}'],
        ['TOKEN', 'sk-1234'],
      ]),
    ],
  ]);

  constructor() {
    makeHome(this.home, 'first');
  }

  readonly keychainOf = (id: string): Keychain => {
    const entries = this.vaults.get(id) ?? new Map<string, string>();
    this.vaults.set(id, entries);
    return {
      get: (name) => Promise.resolve(entries.get(name)),
      set: (name, value) => {
        entries.set(name, value);
        return Promise.resolve();
      },
      delete: (name) => Promise.resolve(entries.delete(name)),
      list: () => Promise.resolve([...entries.keys()].filter((name) => !name.startsWith('audit-'))),
    };
  };

  backUp(passphrase?: string): Promise<MadeBackup> {
    return createBackup({
      home: { path: this.home, id: HOME_ID },
      version: '1.2.3',
      file: this.file,
      keychain: this.keychainOf(HOME_ID),
      now: () => NOW,
      ...(passphrase === undefined ? {} : { passphrase }),
    });
  }

  stage(home: string, passphrase?: string): Promise<Staged> {
    const { file, keychainOf } = this;
    const more = passphrase === undefined ? {} : { passphrase };
    return stageRestore({ home, file, keychainOf, now: () => NOW, ...more });
  }

  newHome(): string {
    const path = join(this.root, 'other');
    mkdirSync(path);
    return path;
  }

  /** Unpacks the archive and packs it again; `change` says what to pack instead of what it finds. */
  async rebuild(change: (folder: string, contents: () => string[]) => void | string[]): Promise<void> {
    const folder = join(this.root, 'unpacked');
    mkdirSync(folder);
    await extract({ file: this.file, cwd: folder });
    const contents = (): string[] =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (path) => !lstatSync(join(folder, path)).isDirectory(),
      );
    const inside = change(folder, contents) ?? contents();
    await create({ file: this.file, cwd: folder, gzip: true, preservePaths: true }, inside);
  }

  close(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Makes the home of {@link HOME_ID} at `path`; `title` tells it from another one. */
export function makeHome(path: string, title: string): void {
  mkdirSync(join(path, 'backups', 'claude-desktop'), { recursive: true });
  writeFileSync(join(path, 'home.json'), JSON.stringify({ id: HOME_ID }));
  writeFileSync(join(path, 'backups', 'claude-desktop', '1.json'), `{"of": "${title}"}`);
  const main = openDatabase(join(path, 'patchbay.db'), appMigrations);
  const audit = openDatabase(join(path, 'audit.db'), auditMigrations);
  if (!main.ok || !audit.ok) throw new Error('no database');
  createServerRows(main.db, logger).put(
    Server.parse({
      id: 'mine',
      title,
      source: 'command',
      launch: { type: 'stdio', command: 'node', args: [], env: {} },
      start: 'manual',
      restart: RestartPolicy.parse({}),
      trusted: true,
      consent: 'agreed',
    }),
  );
  const rule = { id: 'r', effect: 'allow', who: '*', server: 'mine', tool: '*', where: [], createdAt: 1 };
  main.db.prepare('INSERT INTO rules (id, body) VALUES (?, ?)').run('r', JSON.stringify(rule));
  const meta = createMetaRows(main.db, logger);
  meta.set(META.workspaces, [{ id: 'default', name: 'Patchbay', folders: ['/etc'], ready: true }]);
  meta.set(META.settings, { ...Settings.parse({}), askAfterUntrusted: false, callsPerMinute: 0 });
  const row = '{"kind":"event","at":1}';
  audit.db.prepare('INSERT INTO audit (seq, body, hash) VALUES (1, ?, ?)').run(row, 'h');
  main.db.close();
  audit.db.close();
}

/** `agreed`: to the folders of its workspace, that nothing is asked after an untrusted result, and that programs call as they like. */
export function look(path: string): {
  title?: string;
  consent?: string;
  rules: number;
  agreed: [folders: boolean, untrusted: boolean, calls: boolean];
} {
  const opened = openDatabase(join(path, 'patchbay.db'), appMigrations);
  if (!opened.ok) throw new Error('no database');
  try {
    const [server] = createServerRows(opened.db, logger).list();
    const rules = createRuleRows(opened.db, logger).list().length;
    const meta = createMetaRows(opened.db, logger);
    const workspaces = meta.get(META.workspaces, z.array(Workspace)) ?? [];
    const settings = meta.get(META.settings, Settings);
    const agreed: [boolean, boolean, boolean] = [
      workspaces.some(({ ready }) => ready),
      settings?.askAfterUntrusted === false,
      settings?.callsPerMinute === 0,
    ];
    return { rules, agreed, ...(server && { title: server.title, consent: server.consent }) };
  } finally {
    opened.db.close();
  }
}

export function idOf(path: string): string {
  return (JSON.parse(readFileSync(join(path, 'home.json'), 'utf8')) as { id: string }).id;
}

/** The code of the refusal; `nothing`: there was none. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof BackupFailure) return error.reason.code;
    throw error;
  }
  return 'nothing';
}
