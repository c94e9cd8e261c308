import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JsonObject } from '#contract/json.ts';
import { defineServer } from '#servers/kit/server.ts';
import type { ServerDefinition } from '#servers/kit/server.ts';
import { cloudStorage } from '../cloud-storage.ts';
import { createOpenStore } from '../open-store.ts';
import { createTools } from '../tools.ts';
import type { Transfers } from '../transfers.ts';

/** Small parts and no second attempt. */
export const QUICK: Transfers = {
  multipartFrom: 1024 * 1024,
  partBytes: 256 * 1024,
  parallel: 3,
  attempts: 1,
  pauseMs: 1,
  idleMs: 20_000,
};

/** The server with transfers of its own and, if wanted, another time. */
export function createTestServer(transfers: Transfers = QUICK, now?: () => number): ServerDefinition {
  return defineServer({ ...cloudStorage, ...createTools(createOpenStore(transfers), now) });
}

/** A workspace folder; `files` in it from the start. */
export function createFolder(files: Record<string, string | Buffer>) {
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'cloud-')));
  const folder = path.join(base, 'ws');
  const at = (name: string): string => path.join(folder, name);
  const write = (name: string, content: string | Buffer): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
  };
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    folder,
    at,
    write,
    read: (name: string) => readFileSync(at(name)),
    /** Outside the workspace. */
    outside(name: string, content: string): string {
      writeFileSync(path.join(base, name), content);
      return path.join(base, name);
    },
    remove() {
      rmSync(base, { recursive: true });
    },
  };
}

/** One call of every tool that asks the store, with arguments that are in order. */
export function callsOf(provider: string): (readonly [string, JsonObject])[] {
  const at = { provider, container: 'bucket' };
  return [
    ['storage_upload', { ...at, file_path: 'a.txt', remote_path: 'new.txt' }],
    ['storage_upload', { ...at, file_path: 'large.bin', remote_path: 'large.bin' }],
    ['storage_download', { ...at, remote_path: 'there.bin', local_path: 'got.bin' }],
    ['storage_list', at],
    ['storage_delete', { ...at, remote_path: 'there.bin' }],
    ['storage_delete', { ...at, remote_path: 'there.bin', secure_delete: true }],
    ['backup_create', { provider, container: 'bucket', source_path: 'dir', backup_name: 'new' }],
    ['backup_restore', { provider, container: 'bucket', backup_name: 'old', restore_path: 'back' }],
    [
      'storage_replicate',
      {
        source_provider: provider,
        source_container: 'bucket',
        source_path: 'there.bin',
        dest_provider: provider,
        dest_container: 'bucket',
        dest_path: 'copy.bin',
      },
    ],
    ['storage_analyze', at],
    ['compliance_report', at],
    ['gather_context', {}],
    ...(provider === 'azure'
      ? []
      : ([['lifecycle_policy', { ...at, rules: [{ id: 'old', expire_days: 9 }] }]] satisfies [
          string,
          JsonObject,
        ][])),
  ];
}

/** What those calls begin with. */
export const FILES = {
  'a.txt': 'hello',
  'large.bin': Buffer.alloc(2_500_000, 'large '),
  'dir/one.txt': 'one',
  'dir/sub/@two.txt': 'two',
  'dir/empty.txt': '',
};
