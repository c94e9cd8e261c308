import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSettings } from '#servers/kit/settings.ts';
import { lookUpAdvisories } from './advisories.ts';
import { isAffected } from './affected.ts';
import { cvssBaseScore } from './cvss.ts';
import { compareReleases } from './pep440.ts';
import { OsvRecord } from './record.ts';
import { CRITICAL_IN_SNAKE, HIGH_IN_LEFT, MALWARE, WITHDRAWN } from './testing/records.ts';
import { startOsvService } from './testing/osv-service.ts';

const DECLARED = [
  { env: 'OSV_EXPORT', kind: 'file', required: false },
  { env: 'OSV_API_URL', kind: 'url', required: false },
] as const;
const left = (version: string) => ({ ecosystem: 'npm', name: 'made-up-left', version });
const snake = { ecosystem: 'PyPI', name: 'made-up-snake', version: '1.1' };

// Scores of the examples in https://www.first.org/cvss/v3-1/examples.
test.each([
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
  ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N', 6.4],
  ['CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N', 3.1],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1],
  ['CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H', 7.8],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0],
  ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', undefined],
  ['CVSS:3.1/AV:N', undefined],
  ['high', undefined],
])('%s scores %s', (vector, score) => {
  expect(cvssBaseScore(vector)).toBe(score);
});

test('Python versions are in the order of PEP 440', () => {
  const ordered = [
    '1.0.dev1',
    '1.0a1',
    '1.0b2',
    '1.0rc1',
    '1.0',
    '1.0.post1',
    '1.0.1',
    '1.2',
    '1.10',
    '1!0.5',
  ];
  for (const [at, version] of ordered.entries()) {
    for (const [other, than] of ordered.entries()) {
      expect(Math.sign(compareReleases(version, than) ?? Number.NaN), `${version} and ${than}`).toBe(
        Math.sign(at - other),
      );
    }
  }
  expect(compareReleases('1.0', '1.0.0')).toBe(0);
  expect(compareReleases('1.0', 'latest')).toBeUndefined();
});

test.each([
  ['1.1.9', true],
  ['1.2.0', false],
  ['1.2.0-rc.1', true],
  // Nothing shows that it is fixed.
  ['not a version', true],
])('made-up-left %s is affected: %s', (version, affected) => {
  expect(isAffected(OsvRecord.parse(HIGH_IN_LEFT), left(version))).toBe(affected);
  expect(isAffected(OsvRecord.parse(WITHDRAWN), left(version))).toBe(false);
});

test('listed versions, ranges of Python, other names and other sources', () => {
  const record = OsvRecord.parse(CRITICAL_IN_SNAKE);
  expect(isAffected(record, snake)).toBe(true);
  expect(isAffected(record, { ...snake, version: '1.5' })).toBe(true);
  expect(isAffected(record, { ...snake, version: '2.0' })).toBe(false);
  expect(isAffected(record, { ...snake, ecosystem: 'npm' })).toBe(false);
  expect(isAffected(record, { ...snake, name: 'made-up-snakes' })).toBe(false);
});

test('several ranges, and the last version that is affected', () => {
  const events = [
    { fixed: '1.3.0' },
    { introduced: '2.0.0' },
    { introduced: '1.0.0' },
    { last_affected: '2.5.0' },
  ];
  const record = OsvRecord.parse({
    ...HIGH_IN_LEFT,
    affected: [{ package: { ecosystem: 'npm', name: 'made-up-left' }, ranges: [{ type: 'SEMVER', events }] }],
  });
  const affected = ['0.9.0', '1.0.0', '1.3.0', '1.9.9', '2.0.0', '2.5.0', '2.5.1'].filter((version) =>
    isAffected(record, left(version)),
  );
  expect(affected).toEqual(['1.0.0', '2.0.0', '2.5.0']);
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'osv-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const ask = (
  env: Record<string, string>,
  versions = [left('1.0.0'), left('1.2.0'), snake],
  signal = new AbortController().signal,
) => lookUpAdvisories(versions, { settings: createSettings(DECLARED, env), signal });

test('the service and a local export say the same', async () => {
  const records = [HIGH_IN_LEFT, MALWARE, CRITICAL_IN_SNAKE, WITHDRAWN];
  const service = await startOsvService(records, { pageSize: 1 });
  mkdirSync(path.join(folder, 'npm'));
  for (const record of records)
    writeFileSync(path.join(folder, 'npm', `${record.id}.json`), JSON.stringify(record));
  writeFileSync(path.join(folder, 'README.json'), 'no record');
  try {
    const online = await ask({ OSV_API_URL: service.url });
    const local = await ask({ OSV_API_URL: 'http://127.0.0.1:9', OSV_EXPORT: folder });
    expect(online).toEqual({ source: service.url, found: local.found });
    expect(local).toEqual({
      source: folder,
      found: [
        [
          {
            id: 'TEST-2026-0001',
            aliases: ['TEST-ALIAS-1'],
            summary: 'Left pads with secrets',
            severity: 'HIGH',
            score: 7.5,
            fixed: ['1.2.0'],
            malicious: false,
          },
        ],
        [],
        [
          {
            id: 'TEST-2026-0002',
            aliases: [],
            summary: 'Bites.',
            severity: 'CRITICAL',
            score: 9.8,
            fixed: ['2.0rc1'],
            malicious: false,
          },
        ],
      ],
    });
  } finally {
    await service.close();
  }
});

test('more versions than a batch takes, and more advisories than a page', async () => {
  const another = { ...HIGH_IN_LEFT, id: 'TEST-2026-0009' };
  const service = await startOsvService([HIGH_IN_LEFT, another], { pageSize: 1 });
  try {
    const many = [...Array.from({ length: 1500 }, (_, index) => left(`2.0.${index}`)), left('1.0.0')];
    const { found } = await ask({ OSV_API_URL: service.url }, many);
    expect(found).toHaveLength(1501);
    expect(found.at(-1)?.map(({ id }) => id)).toEqual(['TEST-2026-0001', 'TEST-2026-0009']);
    expect(found.slice(0, -1).flat()).toEqual([]);
    expect(service.asked.filter((line) => line.startsWith('POST'))).toHaveLength(3);
  } finally {
    await service.close();
  }
});

describe('no answer is no answer of no advisories', () => {
  test('nobody there, no such export', async () => {
    await expect(ask({ OSV_API_URL: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 'D' });
    await expect(ask({ OSV_API_URL: 'http://127.0.0.1:9', OSV_EXPORT: folder })).rejects.toMatchObject({
      code: 'D',
      message: expect.stringContaining('all.zip'),
    });
    await expect(
      ask({ OSV_API_URL: 'http://127.0.0.1:9', OSV_EXPORT: path.join(folder, 'none') }),
    ).rejects.toMatchObject({ code: 'D' });
  });

  test('killed while it answers, and cancelled', async () => {
    const service = await startOsvService([], { stall: true });
    const cut = ask({ OSV_API_URL: service.url });
    await expect.poll(() => service.asked.length).toBe(1);
    service.kill();
    await expect(cut).rejects.toMatchObject({ code: 'E' });

    const other = await startOsvService([], { stall: true });
    const controller = new AbortController();
    const cancelled = ask({ OSV_API_URL: other.url }, [left('1.0.0')], controller.signal);
    await expect.poll(() => other.asked.length).toBe(1);
    controller.abort(new Error('cancelled'));
    await expect(cancelled).rejects.toThrow('cancelled');
    await other.close();
  });
});
