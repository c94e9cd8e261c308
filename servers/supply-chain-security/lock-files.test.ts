import { afterEach, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { supplyChainSecurity } from './supply-chain-security.ts';
import { createFolder } from './testing/files.ts';
import { CARGO, GO, NPM, PIPFILE, POETRY, REQUIREMENTS, UV } from './testing/manifests.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function open(files: Record<string, string>): Promise<TestClient> {
  const folder = createFolder(files);
  const server = await connectTo(supplyChainSecurity, { folders: [folder.path] });
  opened.push(() => server.close(), folder.close);
  return server;
}

/** The plain bill: each package as `name version kind > needs`. */
async function listed(files: Record<string, string>, args = { include_dev_deps: true }) {
  const server = await open(files);
  const { data, error } = await server.call('generate_sbom', { project_path: '.', format: 'json', ...args });
  expect(error).toBeUndefined();
  const { packages, direct } = data['document'] as {
    direct: string[];
    packages: {
      name: string;
      version: string;
      kind: string;
      licence: string | null;
      purl: string;
      needs: string[];
    }[];
  };
  return {
    direct,
    packages,
    lines: packages.map(({ name, version, kind, needs }) =>
      [`${name} ${version} ${kind}`, ...needs].join(' > '),
    ),
    notes: data['notes'] as string[],
  };
}

test('package-lock.json: nested versions, workspaces, aliases, kinds', async () => {
  const { lines, direct, packages } = await listed(NPM);
  expect(lines).toEqual([
    'member 0.1.0 runtime > npm:real@3.1.0',
    'real 3.1.0 runtime',
    'outer 1.5.0 runtime > npm:inner@1.9.0 > npm:@s/loop@1.0.0',
    'inner 1.9.0 runtime',
    '@s/loop 1.0.0 runtime > npm:back@1.0.0',
    'back 1.0.0 runtime > npm:@s/loop@1.0.0',
    'inner 2.3.0 dev',
    'maybe 1.0.0 optional',
  ]);
  expect(direct).toEqual(['npm:outer@1.5.0', 'npm:member@0.1.0', 'npm:maybe@1.0.0', 'npm:inner@2.3.0']);
  expect(packages[4]?.purl).toBe('pkg:npm/%40s/loop@1.0.0');
  const production = await listed(NPM, { include_dev_deps: false });
  expect(production.lines).not.toContain('inner 2.3.0 dev');
});

test('poetry.lock: what only development needs is found by following the tree', async () => {
  const { lines, direct } = await listed(POETRY);
  expect(lines).toEqual([
    'requests 2.31.0 runtime > PyPI:urllib3@2.2.1',
    'urllib3 2.2.1 runtime',
    'pytest 8.1.1 dev > PyPI:urllib3@2.2.1 > PyPI:iniconfig@2.0.0',
    'iniconfig 2.0.0 dev',
  ]);
  expect(direct).toEqual(['PyPI:requests@2.31.0', 'PyPI:pytest@8.1.1']);
});

test('uv.lock', async () => {
  const { lines } = await listed(UV);
  expect(lines).toEqual(['flask-thing 1.4 runtime > PyPI:click@8.1', 'click 8.1 runtime', 'ruff 0.5 dev']);
});

test('requirements files with includes, hashes, markers and what is not read', async () => {
  const { lines, notes } = await listed(REQUIREMENTS);
  expect(lines).toEqual(['django 5.0.4 runtime', 'sqlparse 0.5.0 runtime']);
  expect(notes).toEqual([
    expect.stringContaining('without saying which needs which'),
    'Not pinned to one version, so not in the list: celery, own.',
    'Not read in requirements.txt: -e ./local.',
    'more/gone.txt is included but does not exist.',
  ]);
});

test('Pipfile.lock: a package of both sections is one of production', async () => {
  expect((await listed(PIPFILE)).lines).toEqual(['attrs 23.2.0 runtime', 'black 24.4.0 dev']);
});

test('go.mod with replacements, by blocks and single lines', async () => {
  const { lines, packages, notes } = await listed(GO);
  expect(lines).toEqual([
    'github.com/Masterminds/semver/v3 v3.2.1 runtime',
    'golang.org/x/text v0.14.0 runtime',
    'example.com/fork v1.0.1 runtime',
    'example.com/near v0.0.0 runtime',
  ]);
  expect(packages[0]?.purl).toBe('pkg:golang/github.com/masterminds/semver/v3@v3.2.1');
  expect(notes).toEqual([expect.stringContaining('which module needs which')]);
});

test('Cargo.lock: renamed crates, two versions of one, development by the tree', async () => {
  const { lines, direct } = await listed(CARGO);
  expect(lines).toEqual([
    'serde 1.0.200 runtime > crates.io:rand@0.7.3',
    'log 0.4.21 runtime',
    'rand 0.7.3 runtime',
    'rand 0.8.5 dev',
    'tempfile 3.10.1 dev > crates.io:rand@0.8.5',
  ]);
  expect(direct).toEqual(['crates.io:serde@1.0.200', 'crates.io:log@0.4.21', 'crates.io:tempfile@3.10.1']);
});

test('several languages in one folder, and a manifest without a lock file, are said', async () => {
  const { lines, notes } = await listed({
    ...GO,
    'package.json': '{"name":"a","dependencies":{"b":"1"}}',
    'yarn.lock': '',
  });
  expect(lines).toHaveLength(4);
  expect(notes[0]).toContain('no lock file');
  expect(notes[1]).toContain('yarn.lock is not read');
});

test.each<[string, Record<string, string>, string, string]>([
  ['no manifest', { 'a.txt': '' }, 'N', 'no manifest'],
  ['broken JSON', { 'package.json': '{' }, 'V', 'package.json cannot be read'],
  [
    'a lock file of another shape',
    { ...NPM, 'package-lock.json': '{"packages":[]}' },
    'V',
    'package-lock.json cannot be read',
  ],
  ['broken TOML', { 'Cargo.toml': '[package' }, 'V', 'Cargo.toml cannot be read'],
])('%s', async (_name, files, code, words) => {
  const server = await open(files);
  const { error, text } = await server.call('generate_sbom', { project_path: '.' });
  expect(error).toMatchObject({ code, field: 'project_path' });
  expect(text).toContain(words);
});

const TOOLS = supplyChainSecurity.tools.map(({ name }) => name).filter((name) => name !== 'gather_context');

test.each(TOOLS)('%s stays inside the workspace', async (tool) => {
  const server = await open(NPM);
  for (const [given, code] of [
    ['..', 'P'],
    ['/etc', 'P'],
    ['none', 'N'],
    ['package.json', 'V'],
    ['', 'V'],
  ] as const) {
    expect((await server.call(tool, { project_path: given })).error, given).toMatchObject({
      code,
      field: 'project_path',
    });
  }
  expect((await server.call(tool, {})).error).toMatchObject({ code: 'V', field: 'project_path' });
});

test('gather_context says what there is', async () => {
  const server = await open(CARGO);
  const { data } = await server.call('gather_context', {});
  expect(data['context']).toMatchObject({
    projects: [{ ecosystem: 'crates.io', name: 'crab', lock: 'Cargo.lock', packages: 5 }],
  });
});
