import { createHash } from 'node:crypto';
import { createReadStream, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from '../command.mjs';
import { Halt } from '../halt.mjs';
import { release } from './app.mjs';
import { megabytes, table } from './size.mjs';

/** A tar.gz of the unpacked app, in a folder of its own name, the same bytes for the same files.
 * @param {{ app: string, file: string, name: string, date: string }} what */
export async function makeTarball({ app, file, name, date }) {
  const same = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', `--mtime=${date}`];
  const args = ['-C', app, ...same, `--transform=s,^\\.,${name},`, '-czf', file, '.'];
  const { code, output } = await run('tar', args);
  if (code !== 0) throw new Halt(`tar failed: ${output.trim()}`);
}

/** @param {string} file */
async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Writes SHA256SUMS, signed where there is a key of gpg, and gives the table of what was made.
 * @param {string[]} files @param {string | undefined} gpgKey
 */
export async function summed(files, gpgKey) {
  /** @type {string[][]} */
  const rows = [];
  for (const file of files) rows.push([basename(file), megabytes(statSync(file).size), await sha256(file)]);
  if (rows.length === 0) return [];
  const sums = join(release, 'SHA256SUMS');
  writeFileSync(sums, rows.map(([name, , hash]) => `${hash}  ${name}\n`).join(''));
  if (gpgKey) {
    const args = ['--batch', '--yes', '--local-user', gpgKey, '--armor', '--detach-sign', sums];
    const { code, output } = await run('gpg', args);
    if (code !== 0) throw new Halt(`gpg could not sign: ${output.trim()}`);
  }
  return table(rows);
}
