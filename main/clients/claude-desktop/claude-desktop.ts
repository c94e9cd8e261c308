import { chmod, mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type {
  ClientApp,
  ClientBackup,
  ClientEntry,
  ClientExport,
  ClientPreview,
  ClientWrite,
  ClientWritten,
} from '#contract/client-app.ts';
import { text } from '#contract/text.ts';
import { replaceRegularFile } from '#main/guard/regular-file.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { MetaRows } from '#main/store/meta.ts';
import { createBackups } from './backups.ts';
import { readConfigFile } from './config-file.ts';
import type { ConfigFile } from './config-file.ts';
import { entriesIn } from './entries.ts';
import { planExport } from './export-plan.ts';
import type { PlanParts } from './export-plan.ts';
import { configPlaces, exists, likeliest } from './places.ts';
import type { Machine } from './places.ts';
import { ClientRefusal } from './refusal.ts';

const KEY = 'clients.claude-desktop';
const Place = z.object({ path: z.string().optional(), picked: z.string().optional() });
const LIMIT_MS = 10_000;

export interface ClaudeDesktopParts extends PlanParts {
  home: string;
  machine: Machine;
  meta: MetaRows;
  runs: () => Promise<ClientApp['running']>;
  now: () => number;
  /** Asks the person, where no window can answer for him, whether these secrets may be written as they are. */
  agreeToClear: (names: readonly string[]) => Promise<boolean>;
}

/** Claude Desktop's configuration. Touches its file when it is asked to and never else; throws ClientRefusal. */
export interface ClaudeDesktop {
  look(): Promise<ClientApp>;
  /** From now on this is its file: one that `look` names, or one that a person `picked`. */
  use(path: string, picked: boolean): Promise<ClientApp>;
  /** The text of its file, and the servers in it. */
  read(): Promise<{ source: string; entries: ClientEntry[] }>;
  preview(wanted: ClientExport): Promise<ClientPreview>;
  write(wanted: ClientWrite): Promise<ClientWritten>;
  /** Puts a backup back, whatever the file holds now; that is backed up first. */
  restore(backup: string): Promise<ClientWritten>;
}

export function createClaudeDesktop(parts: ClaudeDesktopParts): ClaudeDesktop {
  const { home, machine, meta, runs, now, agreeToClear } = parts;
  const backups = createBackups(join(home, 'backups', 'claude-desktop'), now);
  let last: Promise<unknown> = Promise.resolve();

  /** One at a time: two exports at once would both have read the same file. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function places(): Promise<{ path: string; others: string[] }> {
    const { path, picked } = meta.get(KEY, Place) ?? {};
    const all = await configPlaces(machine);
    const usual = await likeliest(all);
    const used = path ?? usual;
    const others = [usual, ...(picked === undefined ? [] : [picked])];
    for (const place of all) if (await exists(place)) others.push(place);
    return { path: used, others: [...new Set(others)].filter((place) => place !== used) };
  }

  async function current(): Promise<ConfigFile> {
    return readConfigFile((await places()).path);
  }

  async function look(): Promise<ClientApp> {
    const { path, others } = await places();
    const file = await readConfigFile(path);
    return {
      id: 'claude-desktop',
      title: 'Claude Desktop',
      path,
      others,
      state: file.state,
      folder: file.state !== 'missing' || file.folder,
      ...(file.state === 'unreadable' ? { problem: file.problem } : {}),
      entries: file.state === 'found' ? entriesOf(file.source) : [],
      running: await runs(),
      backups: await backups.of(path),
    };
  }

  function entriesOf(source: string): ClientEntry[] {
    return entriesIn(source, { ...parts, servers: parts.servers() });
  }

  /** Writes the file whole unless it is no longer what `file` says; what it held is kept first. */
  async function put(file: ConfigFile, bytes: Uint8Array): Promise<ClientBackup | undefined> {
    const held = heldBy(file);
    const backup = held === undefined ? undefined : await backups.keep(file.path, held.bytes);
    if (held === undefined) await mkdir(dirname(file.path), { recursive: true, mode: 0o700 });
    const real = held?.real ?? join(await realpath(dirname(file.path)), basename(file.path));
    const again = heldBy(await readConfigFile(file.path));
    if (again?.real !== held?.real || again?.bytes.equals(held?.bytes ?? again.bytes) === false) {
      throw new ClientRefusal(text('clients.changedMeanwhile'));
    }
    const written = await replaceRegularFile(real, bytes, AbortSignal.timeout(LIMIT_MS));
    if ('problem' in written) throw new ClientRefusal(text('clients.notFile'));
    // It may come to hold secrets.
    if (written.created) await chmod(real, 0o600);
    return backup;
  }

  async function written(file: ConfigFile, bytes: Uint8Array): Promise<ClientWritten> {
    const backup = await put(file, bytes).catch((error: unknown) => {
      if (error instanceof ClientRefusal) throw error;
      throw new ClientRefusal(text('clients.writeFailed', { problem: problemOf(error) }));
    });
    return { app: await look(), ...(backup === undefined ? {} : { backup }) };
  }

  return {
    look,
    async use(path, picked) {
      const { path: used, others } = await places();
      if (!picked && path !== used && !others.includes(path))
        throw new ClientRefusal(text('clients.unknownPlace'));
      meta.set(KEY, { path, picked: picked ? path : (meta.get(KEY, Place)?.picked ?? path) });
      return look();
    },
    async read() {
      const file = await current();
      if (file.state === 'unreadable') throw new ClientRefusal(file.problem);
      if (file.state === 'missing') throw new ClientRefusal(text('clients.missing', { path: file.path }));
      return { source: file.source, entries: entriesOf(file.source) };
    },
    async preview(wanted) {
      const file = await current();
      const { hash, diff, warnings } = await planExport(file, wanted, parts);
      const creates = file.state !== 'missing' ? undefined : file.folder ? 'file' : 'folder';
      return { path: file.path, hash, diff, warnings, ...(creates === undefined ? {} : { creates }) };
    },
    write: ({ hash, create, ...wanted }) =>
      inTurn(async () => {
        const file = await current();
        const plan = await planExport(file, wanted, parts);
        if (plan.hash !== hash) throw new ClientRefusal(text('clients.changedMeanwhile'));
        if (!plan.changes) throw new ClientRefusal(text('clients.nothingToWrite'));
        if (file.state === 'missing' && !file.folder && !create) {
          throw new ClientRefusal(text('clients.noFolder', { folder: dirname(file.path) }), 'create');
        }
        if (plan.inClear.length > 0 && !(await agreeToClear(plan.inClear))) {
          throw new ClientRefusal(text('clients.clearRefused'), 'clear');
        }
        return written(file, plan.bytes);
      }),
    restore: (id) =>
      inTurn(async () => {
        const file = await current();
        const bytes = await backups.read(file.path, id);
        if (bytes === undefined) throw new ClientRefusal(text('clients.unknownBackup'), 'backup');
        if (file.state === 'unreadable' && file.raw === undefined) throw new ClientRefusal(file.problem);
        return written(file, bytes);
      }),
  };
}

/** The bytes of a file that was read, understood or not. */
function heldBy(file: ConfigFile): { real: string; bytes: Buffer } | undefined {
  if (file.state === 'found') return file;
  return file.state === 'unreadable' ? file.raw : undefined;
}
