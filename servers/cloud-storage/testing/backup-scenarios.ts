import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Stand } from './stand.ts';

/** Backups and what becomes of them. */
export function backupScenarios(stand: Stand): void {
  const { data, error } = stand;

  test('backs up and restores, verified', async () => {
    const backup = { provider: stand.provider, container: stand.bucket, backup_name: 'first' };
    expect(await data('backup_create', { ...backup, source_path: 'dir' })).toMatchObject({
      files: 3,
      source_bytes: 6,
    });
    expect(await error('backup_create', { ...backup, source_path: 'dir' })).toMatchObject({ code: 'V' });
    const restore = { ...backup, restore_path: `${stand.provider}-back` };
    expect(await data('backup_restore', restore)).toMatchObject({ files: 3, verified: true });
    expect(stand.workspace.read(`${stand.provider}-back/sub/@two.txt`).toString()).toBe('two');
    expect(await error('backup_restore', restore)).toMatchObject({ code: 'P', reason: 'notEmpty' });
    writeFileSync(stand.workspace.at(`${stand.provider}-back/own.txt`), 'own');
    writeFileSync(stand.workspace.at(`${stand.provider}-back/one.txt`), 'changed');
    await data('backup_restore', { ...restore, overwrite: true });
    expect(stand.workspace.read(`${stand.provider}-back/one.txt`).toString()).toBe('one');
    expect(stand.workspace.read(`${stand.provider}-back/own.txt`).toString()).toBe('own');
    expect(await error('backup_restore', { ...restore, backup_name: 'none', overwrite: true })).toMatchObject(
      {
        code: 'N',
        field: 'backup_name',
      },
    );
    expect(stand.temporary()).toEqual([]);
  });

  test('a backup of one file, without compression', async () => {
    const backup = { provider: stand.provider, container: stand.bucket, backup_name: 'single' };
    const made = await data('backup_create', { ...backup, source_path: 'a.txt', compression: false });
    expect(made).toMatchObject({ archive: 'backups/single/archive.tar', files: 1 });
    await data('backup_restore', { ...backup, restore_path: `${stand.provider}-single` });
    expect(stand.workspace.read(`${stand.provider}-single/a.txt`).toString()).toBe('hello');
  });

  test('what other programs run is restored only when that is wished', async () => {
    stand.workspace.write('repo/.git/hooks/post-checkout', '#!/bin/sh');
    const backup = { provider: stand.provider, container: stand.bucket, backup_name: 'repo' };
    await data('backup_create', { ...backup, source_path: 'repo' });
    const restore = { ...backup, restore_path: `${stand.provider}-repo` };
    expect(await error('backup_restore', restore)).toMatchObject({ code: 'P', field: 'allow_trusted' });
    expect(existsSync(stand.workspace.at(`${stand.provider}-repo`))).toBe(false);
    await data('backup_restore', { ...restore, allow_trusted: true });
    expect(existsSync(stand.workspace.at(`${stand.provider}-repo/.git/hooks/post-checkout`))).toBe(true);
  });

  test('a spoiled archive restores nothing', async () => {
    const backup = { provider: stand.provider, container: stand.bucket, backup_name: 'spoiled' };
    await data('backup_create', { ...backup, source_path: 'dir' });
    await stand.backend.put(stand.bucket, 'backups/spoiled/archive.tar.gz', 'no archive');
    const restore = { ...backup, restore_path: `${stand.provider}-spoiled` };
    expect(await error('backup_restore', restore)).toMatchObject({ code: 'E' });
    await stand.backend.put(stand.bucket, 'backups/spoiled/manifest.json', '{}');
    expect(await error('backup_restore', restore)).toMatchObject({ code: 'E', reason: 'manifest' });
    expect(existsSync(stand.workspace.at(`${stand.provider}-spoiled`))).toBe(false);
  });
}
