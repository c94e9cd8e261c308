import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { callContext } from '#servers/kit/testing.ts';
import { npmAudit } from './npm-audit.ts';
import { securityScanner } from './security-scanner.ts';
import { openScanner, withPrograms } from './testing/workspace.ts';
import type { Scanning } from './testing/workspace.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const ADVISORY = {
  id: 1,
  url: 'https://advisories.example/1',
  title: 'Made up',
  severity: 'high',
  vulnerable_versions: '<2.0.0',
  cwe: [],
  cvss: { score: 7 },
};
const MILD = {
  ...ADVISORY,
  id: 2,
  url: 'https://advisories.example/2',
  severity: 'low',
  vulnerable_versions: '*',
};

/**
 * Contract fake of the two endpoints that `npm audit` and `npm outdated` use: POST
 * /-/npm/v1/security/advisories/bulk (https://docs.npmjs.com/cli/commands/npm-audit, "Bulk Advisory endpoint": a
 * gzipped JSON object of names and versions) and GET /{package}
 * (https://github.com/npm/registry/blob/main/docs/REGISTRY-API.md). Anything else is refused.
 */
async function startRegistry(
  mode: 'answers' | 'refuses' | 'stalls',
): Promise<{ url: string; asked: string[]; kill(): void }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (mode === 'stalls') return;
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const name = /^\/(left|right)$/.exec(request.url ?? '')?.[1];
    if (request.method === 'GET' && name !== undefined) {
      const versions = Object.fromEntries(
        ['1.0.0', '2.0.0'].map((version) => [
          version,
          { name, version, dist: { tarball: `http://127.0.0.1/${name}.tgz`, shasum: '0' } },
        ]),
      );
      send(200, { name, 'dist-tags': { latest: '2.0.0' }, versions });
    } else if (
      mode === 'refuses' ||
      request.method !== 'POST' ||
      request.url !== '/-/npm/v1/security/advisories/bulk'
    ) {
      send(405, { message: 'Method Not Allowed' });
    } else {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const asked2 = JSON.parse(gunzipSync(Buffer.concat(pieces)).toString()) as Record<string, string[]>;
        send(200, {
          ...(asked2['left'] === undefined ? {} : { left: [ADVISORY] }),
          ...(asked2['right'] === undefined ? {} : { right: [MILD] }),
        });
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const kill = (): void => {
    server.close();
    server.closeAllConnections();
  };
  closing.push(kill);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, kill };
}

const PROJECT = {
  'app/package.json': JSON.stringify({
    name: 'app',
    version: '1.0.0',
    dependencies: { left: '^1.0.0', right: '^1.0.0' },
  }),
  'app/package-lock.json': JSON.stringify({
    name: 'app',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'app', version: '1.0.0', dependencies: { left: '^1.0.0', right: '^1.0.0' } },
      'node_modules/left': { version: '1.0.0' },
      'node_modules/right': { version: '1.0.0' },
    },
  }),
};

async function open(files: Record<string, string>, registry?: string): Promise<Scanning> {
  const server = await openScanner(files, registry === undefined ? {} : { NPM_REGISTRY_URL: registry });
  closing.push(() => server.close());
  return server;
}

const ARGS = { package_json_path: 'app/package.json' };

test('the real npm with the registry of the settings: vulnerabilities from a level on, and outdated packages', async () => {
  const registry = await startRegistry('answers');
  const server = await open(PROJECT, registry.url);
  const { data, error } = await server.call('npm_audit', ARGS);
  expect(error).toBeUndefined();
  expect(data).toMatchObject({
    by_severity: { info: 0, low: 1, moderate: 0, high: 1, critical: 0 },
    vulnerabilities: [
      {
        package: 'left',
        severity: 'high',
        direct: true,
        advisories: [{ title: 'Made up', url: 'https://advisories.example/1', severity: 'high' }],
      },
      { package: 'right', severity: 'low' },
    ],
    outdated: [{ package: 'left', current: null, wanted: '1.0.0', latest: '2.0.0' }, { package: 'right' }],
    outdated_problem: null,
  });
  const high = await server.call('npm_audit', { ...ARGS, audit_level: 'high', deep_scan: false });
  expect(high.data).toMatchObject({
    vulnerabilities: [{ package: 'left' }],
    by_severity: { low: 1 },
    outdated: null,
  });
});

test('no npm, nobody there, refused, no lock file', async () => {
  const server = await open(PROJECT);
  const absent = await withPrograms({}, () => server.call('npm_audit', ARGS));
  expect(absent.error).toMatchObject({
    code: 'D',
    program: 'npm',
    message: expect.stringContaining('nodejs.org'),
  });
  expect((await server.call('npm_audit', ARGS)).error).toMatchObject({ code: 'D', program: 'npm' });

  const refusing = await open(PROJECT, (await startRegistry('refuses')).url);
  expect((await refusing.call('npm_audit', ARGS)).error).toMatchObject({
    code: 'E',
    message: expect.stringContaining('Method Not Allowed'),
  });

  server.write('bare/package.json', '{"name":"bare","version":"1.0.0"}');
  expect((await server.call('npm_audit', { package_json_path: 'bare/package.json' })).error).toMatchObject({
    code: 'E',
    npm: 'ENOLOCK',
  });
}, 40_000);

test.each([
  [{ package_json_path: 'none/package.json' }, 'N', 'package_json_path'],
  [{ package_json_path: '../package.json' }, 'P', 'package_json_path'],
  [{ package_json_path: 'app' }, 'V', 'package_json_path'],
  [{ ...ARGS, audit_level: 'severe' }, 'V', 'audit_level'],
  [{ ...ARGS, deep_scan: 'yes' }, 'V', 'deep_scan'],
])('%j is %s', async (args, code, field) => {
  const server = await open(PROJECT);
  expect((await server.call('npm_audit', args)).error).toMatchObject({ code, field });
});

test.each(['killed', 'cancelled'] as const)(
  'the registry does not answer, and is %s',
  async (how) => {
    const registry = await startRegistry('stalls');
    const server = await open(PROJECT, registry.url);
    const controller = new AbortController();
    const context = callContext(securityScanner, {
      folders: [server.folder],
      settings: { NPM_REGISTRY_URL: registry.url },
      signal: controller.signal,
    });
    const call = npmAudit.call({ ...ARGS, deep_scan: false }, context);
    const ended = expect(call).rejects.toMatchObject(
      how === 'killed' ? { fields: { program: 'npm' } } : { message: 'cancelled' },
    );
    await expect.poll(() => registry.asked.length).toBeGreaterThan(0);
    if (how === 'killed') registry.kill();
    else controller.abort(new Error('cancelled'));
    await ended;
  },
  90_000,
);
