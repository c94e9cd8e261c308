import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { create } from 'tar';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { supplyChainSecurity } from './supply-chain-security.ts';
import { createFolder } from './testing/files.ts';
import { addresses, startRegistries } from './testing/registries.ts';
import type { Registries } from './testing/registries.ts';
import { verifyPackageIntegrity } from './verify-package-integrity.ts';

const FILES = {
  'package.json': '{"name":"box","version":"1.0.0"}',
  'bin/run.js': '#!/usr/bin/env node\r\nrun()\r\n',
};
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const KEY = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const sha = (algorithm: string, data: string | Buffer, form: 'hex' | 'base64' | 'base64url' = 'hex') =>
  createHash(algorithm).update(data).digest(form);

/** The archive that `npm pack` would make of the files. */
async function pack(files: Record<string, string>): Promise<Buffer> {
  const source = createFolder(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`package/${name}`, content])),
  );
  const out = mkdtempSync(path.join(tmpdir(), 'pack-'));
  await create({ cwd: source.path, file: path.join(out, 'a.tgz'), gzip: true }, ['package']);
  const bytes = readFileSync(path.join(out, 'a.tgz'));
  source.close();
  rmSync(out, { recursive: true });
  return bytes;
}

const archive = await pack(FILES);
const SRI = `sha512-${sha('sha512', archive, 'base64')}`;
const signature = (text: string) => sign('sha256', Buffer.from(text), privateKey).toString('base64');
const version = (sig: string) => ({
  name: 'box',
  version: '1.0.0',
  dist: { integrity: SRI, tarball: 'x', signatures: [{ keyid: 'K', sig }] },
});

const NPM_ANSWERS = {
  '/box/-/box-1.0.0.tgz': archive,
  '/-/npm/v1/keys': {
    keys: [
      { keyid: 'K', keytype: 'ecdsa-sha2-nistp256', scheme: 'ecdsa-sha2-nistp256', key: KEY, expires: null },
    ],
  },
  '/box/1.0.0': version(signature(`box@1.0.0:${SRI}`)),
};
const npmFiles = (integrity: string | undefined, more: Record<string, string> = {}) => ({
  'package.json': '{"name":"app"}',
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': {},
      'node_modules/box': {
        version: '1.0.0',
        integrity,
        resolved: 'https://registry.npmjs.org/box/-/box-1.0.0.tgz',
      },
    },
  }),
  ...more,
});
const INSTALLED = {
  'node_modules/box/package.json': FILES['package.json'],
  'node_modules/box/bin/run.js': '#!/usr/bin/env node\nrun()\n',
  'node_modules/box/build/made.node': 'compiled',
};

const closing: (() => unknown)[] = [];
let registries: Registries;
let server: TestClient;
beforeEach(() => {
  closing.length = 0;
});
afterEach(async () => {
  for (const close of closing) await close();
});

async function verify(
  files: Record<string, string>,
  answers: Parameters<typeof startRegistries>[0],
  args: Record<string, boolean> = {},
) {
  const folder = createFolder(files);
  registries = await startRegistries(answers);
  server = await connectTo(supplyChainSecurity, {
    folders: [folder.path],
    settings: addresses(registries.url),
  });
  closing.push(() => server.close(), registries.close, folder.close);
  const { data, error, text } = await server.call('verify_package_integrity', { project_path: '.', ...args });
  const packages = (data['packages'] ?? []) as {
    status: string;
    checks: { what: string; result: string; detail: string }[];
  }[];
  return {
    data,
    error,
    text,
    checks: packages.flatMap(({ status, checks }) => [
      status,
      ...checks.map(({ what, result }) => `${what} ${result}`),
    ]),
    packages,
  };
}

describe('npm', () => {
  test('archive, installed files and signature fit', async () => {
    const { data, checks } = await verify(npmFiles(SRI, INSTALLED), NPM_ANSWERS);
    expect(checks).toEqual(['verified', 'archive ok', 'installedFiles ok', 'signature ok']);
    expect(data).toMatchObject({ score: 100, risk: 'LOW', verified: 1, mismatched: 0, unchecked: 0 });
  });

  test('another archive than the lock file says', async () => {
    const other = await pack({ ...FILES, 'bin/run.js': 'steal()' });
    const { data, checks, text } = await verify(npmFiles(SRI), {
      ...NPM_ANSWERS,
      '/box/-/box-1.0.0.tgz': other,
    });
    expect(checks).toEqual(['mismatch', 'archive failed', 'signature ok']);
    expect(data).toMatchObject({ score: 0, risk: 'CRITICAL' });
    expect(text).toContain(sha('sha512', other));
  });

  test('installed files that were changed', async () => {
    const { checks, text } = await verify(
      npmFiles(SRI, { ...INSTALLED, 'node_modules/box/bin/run.js': 'steal()' }),
      NPM_ANSWERS,
    );
    expect(checks).toEqual(['mismatch', 'archive ok', 'installedFiles failed', 'signature ok']);
    expect(text).toContain('bin/run.js');
  });

  test('a signature for another digest, and a lock file that differs from what was installed', async () => {
    const forged = { ...NPM_ANSWERS, '/box/1.0.0': version(signature('box@1.0.0:sha512-other')) };
    const record = JSON.stringify({
      packages: { 'node_modules/box': { version: '1.0.0', integrity: 'sha512-other' } },
    });
    const { checks } = await verify(npmFiles(SRI, { 'node_modules/.package-lock.json': record }), forged);
    expect(checks).toEqual(['mismatch', 'archive ok', 'installRecord failed', 'signature failed']);
  });

  test('each check alone, none is V, no checksum is said', async () => {
    expect((await verify(npmFiles(SRI), NPM_ANSWERS, { verify_signatures: false })).checks).toEqual([
      'verified',
      'archive ok',
    ]);
    expect(registries.asked).toEqual(['/box/-/box-1.0.0.tgz']);
    expect((await verify(npmFiles(SRI), NPM_ANSWERS, { check_checksums: false })).checks).toEqual([
      'verified',
      'signature ok',
    ]);
    expect((await verify(npmFiles(undefined), NPM_ANSWERS)).data).toMatchObject({
      score: 0,
      without_checksum: 1,
    });
    const { error } = await verify(npmFiles(SRI), {}, { check_checksums: false, verify_signatures: false });
    expect(error).toMatchObject({ code: 'V', field: 'check_checksums' });
  });

  test('an archive that is none is not taken for one', async () => {
    const bytes = Buffer.from('no archive');
    const { checks } = await verify(
      npmFiles(`sha512-${sha('sha512', bytes, 'base64')}`, INSTALLED),
      { '/box/-/box-1.0.0.tgz': bytes },
      { verify_signatures: false },
    );
    expect(checks).toEqual(['verified', 'archive ok', 'installedFiles unavailable']);
  });

  test('an archive in the project; a place on a private network is refused', async () => {
    const lock = (resolved: string) => ({
      'package.json': '{}',
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: { '': {}, 'node_modules/box': { version: '1.0.0', integrity: SRI, resolved } },
      }),
    });
    const folder = createFolder(lock('file:vendor/box.tgz'));
    folder.write('vendor/box.tgz', archive);
    const near = await connectTo(supplyChainSecurity, { folders: [folder.path], settings: addresses() });
    closing.push(() => near.close(), folder.close);
    expect((await near.call('verify_package_integrity', { project_path: '.' })).data).toMatchObject({
      verified: 1,
    });
    const { error } = await verify(lock('http://127.0.0.1:8/box.tgz'), {}, { verify_signatures: false });
    expect(error).toMatchObject({ code: 'D', message: expect.stringContaining('may not connect') });
    expect(
      (await verify(lock('file:../../etc/passwd'), {}, { verify_signatures: false })).error,
    ).toMatchObject({ code: 'D' });
  });
});

test('Python: digests of the index, installed files against RECORD', async () => {
  const hash = sha('sha256', 'wheel');
  const site = '.venv/lib/python3.12/site-packages';
  const record = `box/__init__.py,sha256=${sha('sha256', 'code', 'base64url')},4\n../../bin/box,sha256=abc,1\nbox-1.0.dist-info/RECORD,,\n`;
  const files = {
    'requirements.txt': `box==1.0 --hash=sha256:${hash}\n`,
    [`${site}/box-1.0.dist-info/METADATA`]: 'Name: box\n\n',
    [`${site}/box-1.0.dist-info/RECORD`]: record,
    [`${site}/box/__init__.py`]: 'code',
  };
  const release = (sha256: string) => ({
    '/pypi/box/1.0/json': { info: {}, urls: [{ digests: { sha256 } }] },
  });
  expect((await verify(files, release(hash))).checks).toEqual([
    'verified',
    'registryDigest ok',
    'installedFiles ok',
  ]);
  expect(
    (await verify({ ...files, [`${site}/box/__init__.py`]: 'evil' }, release(sha('sha256', 'other')))).checks,
  ).toEqual(['mismatch', 'registryDigest failed', 'installedFiles failed']);
});

test('Cargo: digest of the registry, vendored files', async () => {
  const checksum = sha('sha256', 'crate');
  const files = {
    'Cargo.toml': '[package]\nname = "app"\n[dependencies]\nbox = "1"\n',
    'Cargo.lock': `[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["box"]\n[[package]]\nname = "box"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${checksum}"\n`,
    'vendor/box/.cargo-checksum.json': JSON.stringify({
      files: { 'src/lib.rs': sha('sha256', 'code') },
      package: checksum,
    }),
    'vendor/box/src/lib.rs': 'code',
  };
  const crate = (digest: string) => ({
    '/api/v1/crates/box/1.0.0': { version: { num: '1.0.0', checksum: digest } },
  });
  expect((await verify(files, crate(checksum))).checks).toEqual([
    'verified',
    'registryDigest ok',
    'installedFiles ok',
  ]);
  expect((await verify({ ...files, 'vendor/box/src/lib.rs': 'evil' }, crate('0'))).checks).toEqual([
    'mismatch',
    'registryDigest failed',
    'installedFiles failed',
  ]);
});

test('Go: the checksum database', async () => {
  const line = 'example.com/Box v1.0.0 h1:abc=';
  const files = { 'go.mod': 'module app\nrequire example.com/Box v1.0.0\n', 'go.sum': `${line}\n` };
  expect((await verify(files, { '/lookup/example.com/!box@v1.0.0': `12\n${line}\n\nsig` })).checks).toEqual([
    'verified',
    'checksumDatabase ok',
  ]);
  expect(
    (await verify(files, { '/lookup/example.com/!box@v1.0.0': '12\nexample.com/Box v1.0.0 h1:other=\n' }))
      .checks,
  ).toEqual(['mismatch', 'checksumDatabase failed']);
});

describe('unavailable is an error', () => {
  test('nobody there', async () => {
    const folder = createFolder(npmFiles(SRI));
    server = await connectTo(supplyChainSecurity, { folders: [folder.path], settings: addresses() });
    closing.push(() => server.close(), folder.close);
    const { error } = await server.call('verify_package_integrity', { project_path: '.' });
    expect(error).toMatchObject({ code: 'D', message: expect.stringContaining('127.0.0.1:9') });
  });

  test.each(['killed', 'cancelled'] as const)('%s during the call', async (how) => {
    const folder = createFolder(npmFiles(SRI));
    registries = await startRegistries({});
    registries.stall();
    closing.push(registries.close, folder.close);
    const controller = new AbortController();
    const context = callContext(supplyChainSecurity, {
      folders: [folder.path],
      settings: addresses(registries.url),
      signal: controller.signal,
    });
    const call = verifyPackageIntegrity.call({ project_path: '.' }, context);
    const ended = expect(call).rejects.toMatchObject(
      how === 'killed' ? { code: 'D' } : { message: 'cancelled' },
    );
    await expect.poll(() => registries.asked.length).toBeGreaterThan(0);
    if (how === 'killed') registries.kill();
    else controller.abort(new Error('cancelled'));
    await ended;
  });
});
