import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { copyleftIn, isAllowed, licenceOf } from '#servers/projects/licence.ts';
import { supplyChainSecurity } from './supply-chain-security.ts';
import { createFolder } from './testing/files.ts';
import { CARGO, NPM, POETRY } from './testing/manifests.ts';

const ALLOWED = new Set(['MIT', 'Apache-2.0', 'GPL-2.0+', 'EPL-2.0 WITH Classpath-exception-2.0']);

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['(MIT AND GPL-3.0-only)', false],
  ['(MIT AND (Zlib OR Apache-2.0))', true],
  ['GPL-3.0-only', false],
  ['GPL-2.0+', true],
  ['GPL-2.0-only', false],
  ['MIT WITH Classpath-exception-2.0', true],
  ['EPL-2.0 WITH Classpath-exception-2.0', true],
  ['EPL-2.0', false],
  ['MIT/Apache-2.0', true],
  ['The MIT License', true],
])('%s is allowed: %s', (text, allowed) => {
  const licence = licenceOf(text);
  if (licence.kind !== 'expression') throw new Error(`${text} is no expression`);
  expect(isAllowed(licence.tree, ALLOWED)).toBe(allowed);
});

test.each(['UNLICENSED', 'SEE LICENSE IN LICENSE', 'BSD', 'MIT OR', '', 'MIT OR Unknown-1.0'])(
  '%j is no SPDX expression',
  (text) => {
    expect(licenceOf(text).kind).toBe('text');
  },
);

test.each([
  ['GPL-3.0-only', ['GPL-3.0-only']],
  ['MIT OR GPL-3.0-only', []],
  ['MPL-2.0 AND LGPL-3.0-or-later', ['MPL-2.0', 'LGPL-3.0-or-later']],
  ['AGPL-3.0-only OR GPL-3.0-only', ['AGPL-3.0-only', 'GPL-3.0-only']],
  ['ISC', []],
])('copyleft in %s', (text, expected) => {
  const licence = licenceOf(text);
  expect(licence.kind === 'expression' && copyleftIn(licence.tree)).toEqual(expected);
});

describe('the tool', () => {
  const site = '.venv/lib/python3.12/site-packages';
  const folder = () =>
    createFolder({
      ...NPM,
      ...POETRY,
      ...CARGO,
      'node_modules/back/package.json': JSON.stringify({ licenses: [{ type: 'MIT' }, { type: 'Zlib' }] }),
      'vendor/serde/Cargo.toml': '[package]\nname = "serde"\nlicense = "MIT OR Apache-2.0"\n',
      [`${site}/requests-2.31.0.dist-info/METADATA`]:
        'Metadata-Version: 2.1\nName: requests\nLicense: Apache 2.0\n\nLicense: not this\n',
      [`${site}/urllib3-2.2.1.dist-info/METADATA`]:
        'Name: urllib3\nClassifier: License :: OSI Approved :: MIT License\n\n',
      [`${site}/pytest-8.1.1.dist-info/METADATA`]: 'Name: pytest\nLicense-Expression: EUPL-1.2\n\n',
    });
  let files: ReturnType<typeof folder>;
  let server: TestClient;
  beforeEach(async () => {
    files = folder();
    server = await connectTo(supplyChainSecurity, { folders: [files.path] });
  });
  afterEach(async () => {
    await server.close();
    files.close();
  });

  test('finds licences in lock files, installed and vendored packages', async () => {
    const { data } = await server.call('analyze_license_compliance', { project_path: '.' });
    expect(data).toMatchObject({ compliant: false, checked: 16 });
    const violations = data['violations'] as {
      package: string;
      licence: string;
      reason: string;
      from: string;
    }[];
    expect(
      violations.map(({ package: name, licence, reason }) => `${name}: ${licence ?? '-'}: ${reason}`),
    ).toEqual([
      'inner: GPL-3.0-only: notAllowed',
      'inner: SEE LICENSE IN x: notAnSpdxExpression',
      'pytest: EUPL-1.2: notAllowed',
      'iniconfig: -: noLicenceFound',
      'log: -: noLicenceFound',
      'rand: -: noLicenceFound',
      'rand: -: noLicenceFound',
      'tempfile: -: noLicenceFound',
    ]);
    expect(violations[2]?.from).toBe(`${site}/pytest-8.1.1.dist-info/METADATA`);
    expect(data['licences']).toMatchObject({ 'Apache 2.0': 1, 'MIT License': 1, '(MIT OR Zlib)': 1 });
  });

  test('fails with the list when asked to', async () => {
    const { error, text } = await server.call('analyze_license_compliance', {
      project_path: '.',
      fail_on_violation: true,
    });
    expect(error).toMatchObject({ code: 'E' });
    expect(error?.['violations']).toHaveLength(8);
    expect(text).toContain('inner@1.9.0: GPL-3.0-only');
  });

  test.each(['GPL', 'MIT,Nonsense', ' , ', 'MIT OR ISC'])('allowed_licenses %j is V', async (allowed) => {
    const { error } = await server.call('analyze_license_compliance', {
      project_path: '.',
      allowed_licenses: allowed,
    });
    expect(error).toMatchObject({ code: 'V', field: 'allowed_licenses' });
  });
});
