import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFeed } from '#main/electron/updates-feed.ts';

const NEEDED = ['halt.mjs', 'paths.mjs', 'say.mjs', 'package/sign-feed.mjs'];
const YML = `version: 1.2.3\nfiles:\n  - url: a.deb\n    sha512: ${'A'.repeat(86)}==\n    size: 3\n`;
const pair = generateKeyPairSync('ed25519');
const secret = pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
let checkout: string;
let feed: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'patchbay-sign-'));
  for (const name of NEEDED) cpSync(join('scripts', name), join(checkout, 'scripts', name));
  feed = join(checkout, 'release');
  mkdirSync(feed);
  writeFileSync(join(feed, 'latest-linux.yml'), YML);
  buildWith(pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
});
afterEach(() => {
  rmSync(checkout, { recursive: true, force: true });
});

function buildWith(publicKey: string): void {
  mkdirSync(join(checkout, 'main', 'electron'), { recursive: true });
  writeFileSync(join(checkout, 'main', 'electron', 'updates-source.ts'), `  publicKey: '${publicKey}',\n`);
}

async function run(key: string | undefined, args: string[] = []): Promise<{ code: number; said: string }> {
  const env = { ...process.env, PATCHBAY_UPDATE_PRIVATE_KEY: key };
  const program = [join(checkout, 'scripts', 'package', 'sign-feed.mjs'), ...args];
  return promisify(execFile)(process.execPath, program, { env }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}

test('what it signs, a copy that was built with the public key believes', async () => {
  expect(await run(secret)).toMatchObject({ code: 0 });
  const signature = readFileSync(join(feed, 'latest-linux.yml.sig'), 'utf8');
  expect(readFeed(Buffer.from(YML), signature, pair.publicKey)).toMatchObject({ version: '1.2.3' });
});

test('without a key it says that nothing is signed', async () => {
  const { code, said } = await run(undefined);
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('not signed') as string });
  expect(existsSync(join(feed, 'latest-linux.yml.sig'))).toBe(false);
});

test('a key that no copy would believe signs nothing, and is not repeated', async () => {
  buildWith('another');
  for (const key of [secret, 'nonsense']) {
    const { code, said } = await run(key);
    expect(code).toBe(1);
    expect(said).not.toContain(key);
  }
  expect(existsSync(join(feed, 'latest-linux.yml.sig'))).toBe(false);
});

test('a new pair of keys fits together', async () => {
  const { said } = await run(undefined, ['--new-key']);
  const [publicKey = '', key = ''] = said.match(/^ {4}\S+$/gm)?.map((line) => line.trim()) ?? [];
  buildWith(publicKey);
  expect(await run(key)).toMatchObject({ code: 0 });
});
