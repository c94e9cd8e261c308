import { afterEach, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import { HIGH_IN_LEFT } from '#servers/osv/testing/records.ts';
import { startOsvService } from '#servers/osv/testing/osv-service.ts';
import {
  judgeAge,
  judgeLicence,
  judgeMaintenance,
  judgePopularity,
  judgeVulnerabilities,
  scoreOf,
} from './risk-factors.ts';
import { supplyChainSecurity } from './supply-chain-security.ts';
import { createFolder } from './testing/files.ts';
import { addresses, startRegistries } from './testing/registries.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const ago = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function assess(
  files: Record<string, string>,
  settings: Record<string, string>,
  args: Record<string, string> = {},
) {
  const folder = createFolder(files);
  const server = await connectTo(supplyChainSecurity, { folders: [folder.path], settings });
  closing.push(() => server.close(), folder.close);
  return server.call('assess_supply_chain_risk', { project_path: '.', ...args });
}

test('each factor grows with what speaks against the package', () => {
  const age = [1000 * 3, 1000, 100, 20, 1].map((days) => judgeAge({ published: ago(days) }, NOW)?.score);
  expect(age).toEqual([50, 25, 0, 40, 70]);
  expect([10, 500, 5_000, 50_000, 5_000_000].map((count) => judgePopularity(count)?.score)).toEqual([
    80, 60, 35, 15, 0,
  ]);
  expect(judgeMaintenance({ lastRelease: ago(10), maintainers: 3 }, NOW)?.score).toBe(0);
  expect(judgeMaintenance({ lastRelease: ago(2000), maintainers: 1 }, NOW)?.score).toBe(75);
  expect(judgeMaintenance({ lastRelease: ago(10), withdrawn: 'use other' }, NOW)).toMatchObject({
    score: 90,
    evidence: 'withdrawn: use other',
  });
  expect(
    ['MIT', 'MPL-2.0', 'AGPL-3.0-only', 'own words', undefined].map((text) => judgeLicence(text).score),
  ).toEqual([0, 25, 60, 50, 60]);
  expect(judgeVulnerabilities([]).score).toBe(0);
  expect([judgeAge({}, NOW), judgePopularity(undefined), judgeMaintenance({}, NOW)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('the score is the weighted mean of what is known, never below the vulnerabilities', () => {
  const judged = (factor: 'age' | 'vulnerabilities' | 'licenses', score: number) => ({
    factor,
    score,
    evidence: '',
  });
  expect(scoreOf([judged('age', 50)])).toBe(50);
  expect(scoreOf([judged('age', 50), judged('licenses', 0)])).toBe(20);
  expect(scoreOf([judged('age', 0), judged('vulnerabilities', 80)])).toBe(80);
  expect(scoreOf([])).toBe(0);
});

const LOCK = {
  'package.json': '{"name":"app","dependencies":{"made-up-left":"1","calm":"1"}}',
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': {},
      'node_modules/made-up-left': { version: '1.0.0', license: 'GPL-3.0-only' },
      'node_modules/calm': { version: '1.0.0', license: 'MIT' },
    },
  }),
};
const recent = new Date(Date.now() - 100 * 86_400_000).toISOString();

test('packages get scores of their own, from what the registries and OSV say', async () => {
  const osv = await startOsvService([HIGH_IN_LEFT]);
  const registries = await startRegistries({
    '/made-up-left': {
      time: { created: '2012-01-01', '1.0.0': '2012-01-01T00:00:00Z' },
      maintainers: [{}],
      versions: { '1.0.0': {} },
    },
    '/downloads/point/last-week/made-up-left': { downloads: 50 },
    '/calm': { time: { '1.0.0': recent }, maintainers: [{}, {}], versions: { '1.0.0': {} } },
    '/downloads/point/last-week/calm': { downloads: 9_000_000 },
  });
  closing.push(osv.close, registries.close);
  const { data, error } = await assess(LOCK, addresses(registries.url, osv.url));
  expect(error).toBeUndefined();
  expect(data).toMatchObject({
    score: 40,
    risk: 'MEDIUM',
    unavailable: [],
    packages: [
      {
        package: 'made-up-left@1.0.0',
        score: 80,
        risk: 'CRITICAL',
        factors: [
          { factor: 'age', score: 50 },
          { factor: 'maintenance', score: 75 },
          { factor: 'popularity', score: 80, evidence: '50 downloads a week' },
          { factor: 'vulnerabilities', score: 80, evidence: 'TEST-2026-0001 (HIGH)' },
          { factor: 'licenses', score: 60, evidence: 'GPL-3.0-only' },
        ],
      },
      { package: 'calm@1.0.0', score: 0, risk: 'LOW' },
    ],
  });
});

test('the registries of Python, Rust and Go', async () => {
  const registries = await startRegistries({
    '/pypi/box/json': {
      releases: { '1.0': [{ upload_time_iso_8601: recent, yanked: true, yanked_reason: 'broken' }] },
    },
    '/api/v1/crates/log': {
      crate: { recent_downloads: 900 },
      versions: [{ num: '0.4.21', created_at: recent, yanked: false }],
    },
    '/example.com/!box/@v/v1.0.0.info': { Version: 'v1.0.0', Time: recent },
    '/example.com/!box/@latest': { Version: 'v1.2.0', Time: recent },
  });
  closing.push(registries.close);
  const files = {
    'requirements.txt': 'box==1.0\n',
    'Cargo.toml': '[package]\nname = "app"\n[dependencies]\nlog = "0.4"\n',
    'Cargo.lock':
      '[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["log"]\n[[package]]\nname = "log"\nversion = "0.4.21"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n',
    'go.mod': 'module app\nrequire example.com/Box v1.0.0\n',
  };
  const { data } = await assess(files, addresses(registries.url), {
    risk_factors: 'age, popularity,maintenance',
  });
  const packages = data['packages'] as { package: string; factors: { factor: string; evidence: string }[] }[];
  expect(
    packages.map(({ package: label, factors }) => [label, ...factors.map(({ factor }) => factor)].join(' ')),
  ).toEqual([
    'box@1.0 age maintenance',
    'log@0.4.21 age maintenance popularity',
    'example.com/Box@v1.0.0 age maintenance',
  ]);
  expect(packages[0]?.factors[1]?.evidence).toBe('withdrawn: broken');
  expect(data['unavailable']).toEqual([
    { factor: 'popularity', packages: 2, reason: 'Nobody counts downloads of PyPI packages.' },
  ]);
});

test('what cannot be looked up is left out and said; nothing at all is D', async () => {
  const { data } = await assess(LOCK, addresses());
  const unavailable = data['unavailable'] as { factor: string; packages: number }[];
  expect(unavailable.map(({ factor, packages }) => `${factor} ${packages}`).toSorted()).toEqual([
    'age 2',
    'maintenance 2',
    'popularity 2',
    'vulnerabilities 2',
  ]);
  const [first] = data['packages'] as { factors: { factor: string }[] }[];
  expect(first?.factors.map(({ factor }) => factor)).toEqual(['licenses']);
  const { error } = await assess(LOCK, addresses(), { risk_factors: 'age,vulnerabilities' });
  expect(error).toMatchObject({ code: 'D', message: expect.stringContaining('127.0.0.1:9') });
});

test.each(['karma', 'age,', ' , ', ''])('risk_factors %j', async (risk_factors) => {
  const { error } = await assess(LOCK, addresses(), { risk_factors });
  if (risk_factors === 'age,') expect(error).toMatchObject({ code: 'D' });
  else expect(error).toMatchObject({ code: 'V', field: 'risk_factors' });
});
