import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import { MALWARE } from '#servers/osv/testing/records.ts';
import { startOsvService } from '#servers/osv/testing/osv-service.ts';
import { resembles } from './resembles.ts';
import { supplyChainSecurity } from './supply-chain-security.ts';
import { createFolder } from './testing/files.ts';
import { addresses, startRegistries } from './testing/registries.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const lockOf = (packages: object) => ({
  'package.json': JSON.stringify({ name: 'shop' }),
  'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } }),
});

async function open(files: Record<string, string>, settings: Record<string, string>) {
  const folder = createFolder(files);
  const server = await connectTo(supplyChainSecurity, { folders: [folder.path], settings });
  closing.push(() => server.close(), folder.close);
  return async (args: Record<string, string | boolean> = {}) => {
    const answer = await server.call('detect_dependency_confusion', { project_path: '.', ...args });
    const findings = (answer.data['findings'] ?? []) as {
      package: string;
      type: string;
      severity: string;
      evidence: string;
    }[];
    return {
      ...answer,
      findings,
      told: findings.map(({ package: name, type, severity }) => `${severity} ${type} ${name}`),
    };
  };
}

describe('names that resemble well-known ones', () => {
  // Packages of typosquatting campaigns that the press and the registries reported (npm 2017 and later, PyPI).
  const SQUATS =
    'crossenv cross-env.js fabric-js ffmepg gruntcli http-proxy.js jquery.js mongose mssql.js nodemailer-js nodemailer.js opencv.js openssl.js proxy.js sqlite.js lodahs axois electorn discordd.js d3.js node-sqlite nodecaffe nodefabric nodeffmpeg nodemssql node-opencv node-openssl shadowsock smb sqliter sqlserver babelcli'.split(
      ' ',
    );

  test('of 32 npm names that were reported, 18 are seen', () => {
    const seen = SQUATS.filter((name) => resembles('npm', name) !== undefined);
    expect(seen.length).toBeGreaterThanOrEqual(18);
  });

  test('of the names in our own lock file fewer than 1 in 200 are', () => {
    const lock = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
    ) as { packages: object };
    const names = new Set(
      Object.keys(lock.packages).map((place) => place.split('node_modules/').at(-1) ?? ''),
    );
    const seen = [...names].filter((name) => resembles('npm', name) !== undefined);
    expect(names.size).toBeGreaterThan(500);
    expect(seen.length / names.size).toBeLessThan(1 / 200);
  });

  test.each([
    ['npm', 'lodash', undefined],
    ['npm', '1odash', 'lodash'],
    ['npm', '@bable/core', '@babel/core'],
    ['npm', '@acme/core', undefined],
    ['PyPI', 'reqeusts', 'requests'],
    ['PyPI', 'python-dateutil', undefined],
    ['PyPI', 'pythondateutil', 'python-dateutil'],
    ['crates.io', 'rustdecimal', 'rust_decimal'],
    ['Go', 'github.com/boltdb-go/bolt', undefined],
    ['Go', 'github.com/siruspen/logrus', 'github.com/sirupsen/logrus'],
  ] as const)('%s %s: %s', (ecosystem, name, expected) => {
    expect(resembles(ecosystem, name)?.name).toBe(expected);
  });
});

test('known malware, odd sources and odd names are told, with what is not checked', async () => {
  const detect = await open(
    lockOf({
      'node_modules/event-stream': { version: '3.3.6' },
      'node_modules/rc': { version: '1.2.8' },
      'node_modules/lodahs': { version: '1.0.0' },
      'node_modules/plain': { version: '1.0.0', resolved: 'http://files.example/plain.tgz' },
      'node_modules/moving': {
        version: '1.0.0',
        resolved: 'git+ssh://git@git.example/moving.git#main',
        hasInstallScript: true,
      },
      'node_modules/pinned': {
        version: '1.0.0',
        resolved: `git+ssh://git@git.example/pinned.git#${'a'.repeat(40)}`,
      },
      'node_modules/lоdash': { version: '1.0.0' },
    }),
    addresses(),
  );
  const { told, data, findings } = await detect({ check_internal_packages: false });
  expect(findings[0]?.evidence).toContain('(GHSA-mh6f-8j2x-4483, 2018-11-26)');
  expect(told).toEqual([
    'CRITICAL knownMalicious event-stream',
    'HIGH typosquat lodahs',
    'HIGH suspicious plain',
    'MEDIUM suspicious moving',
    'MEDIUM suspicious moving',
    'HIGH typosquat lоdash',
    'HIGH suspicious lоdash',
  ]);
  expect(data['unchecked']).toEqual([
    { check: 'malware records of OSV', reason: expect.stringContaining('127.0.0.1:9') },
  ]);
});

const INTERNAL = lockOf({
  'node_modules/acme-clash': { version: '1.0.0' },
  'node_modules/acme-newer': { version: '99.0.0' },
  'node_modules/acme-free': { version: '1.0.0' },
  'node_modules/@acme/scoped': { version: '1.0.0' },
  'node_modules/mirrored': { version: '1.0.0', resolved: 'https://npm.acme.example/mirrored.tgz' },
  'node_modules/made-up-evil': { version: '6.6.6' },
});
const tagged = (latest: string) => ({ 'dist-tags': { latest } });

test('internal names on the public registry, or free for anybody', async () => {
  const registries = await startRegistries({
    '/acme-clash': tagged('9000.0.0'),
    '/acme-newer': tagged('1.0.0'),
    '/mirrored': tagged('1.0.0'),
  });
  const osv = await startOsvService([MALWARE]);
  closing.push(registries.close, osv.close);
  const detect = await open(INTERNAL, {
    ...addresses(registries.url, osv.url),
    INTERNAL_PACKAGES: '@acme/*, acme-*',
  });
  const { told, data, findings } = await detect();
  expect(told).toEqual([
    'CRITICAL namespaceClash acme-clash',
    'HIGH namespaceClash acme-newer',
    'MEDIUM unclaimedName acme-free',
    'HIGH namespaceClash mirrored',
    'CRITICAL knownMalicious made-up-evil',
  ]);
  expect(findings[0]?.evidence).toContain('9000.0.0');
  expect(data['unchecked']).toEqual([]);
  expect(registries.asked).not.toContain('/made-up-evil');
});

test('a registry of your own is compared with the public one', async () => {
  const open1 = await startRegistries({ '/acme-clash': tagged('9.0.0'), '/mirrored': tagged('1.0.0') });
  const own = await startRegistries({
    '/acme-clash': tagged('1.0.0'),
    '/mirrored': tagged('1.0.0'),
    '/acme-free': tagged('1.0.0'),
  });
  closing.push(open1.close, own.close);
  const settings = { ...addresses(open1.url), PRIVATE_REGISTRY_URL: `${own.url}/` };
  const detect = await open(INTERNAL, settings);
  const { told } = await detect({ custom_registry: own.url, check_internal_packages: false });
  expect(told).toEqual(['HIGH namespaceClash acme-clash']);
});

test.each([
  ['not an address', 'V'],
  ['file:///etc/passwd', 'V'],
  ['http://127.0.0.1:8', 'P'],
  ['http://169.254.169.254/', 'P'],
  ['http://[::1]:9', 'P'],
])('custom_registry %s is %s', async (custom_registry, code) => {
  const detect = await open(INTERNAL, { ...addresses(), NPM_REGISTRY_URL: 'http://127.0.0.1:10' });
  const { error } = await detect({ custom_registry });
  expect(error).toMatchObject({ code, field: 'custom_registry' });
});

test('a registry of your own that is not there is D, the public one is said', async () => {
  const detect = await open(INTERNAL, {
    ...addresses(),
    INTERNAL_PACKAGES: 'acme-*',
    PRIVATE_REGISTRY_URL: 'http://127.0.0.1:11',
  });
  expect((await detect({ custom_registry: 'http://127.0.0.1:11' })).error).toMatchObject({ code: 'D' });
  const { data, error } = await detect();
  expect(error).toBeUndefined();
  expect(data['unchecked']).toEqual([
    { check: 'internal packages', reason: expect.stringContaining('127.0.0.1:9') },
    { check: 'malware records of OSV', reason: expect.stringContaining('127.0.0.1:9') },
  ]);
});
