import { afterEach, expect, test } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import { HIGH_IN_LEFT } from '#servers/osv/testing/records.ts';
import { startOsvService } from '#servers/osv/testing/osv-service.ts';
import { cyclesIn } from './cycles.ts';
import type { Package } from '#servers/projects/project.ts';
import { supplyChainSecurity } from './supply-chain-security.ts';
import { createFolder } from './testing/files.ts';
import { NPM } from './testing/manifests.ts';
import { addresses } from './testing/registries.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(files: Record<string, string>, osv?: string) {
  const folder = createFolder(files);
  const server = await connectTo(supplyChainSecurity, {
    folders: [folder.path],
    settings: addresses(undefined, osv),
  });
  closing.push(() => server.close(), folder.close);
  return server;
}

/** made-up-left is four steps away. */
const CHAIN = {
  'package.json': JSON.stringify({ name: 'chain', dependencies: { a: '1' } }),
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } },
      'node_modules/b': { version: '1.0.0', dependencies: { c: '1' } },
      'node_modules/c': { version: '1.0.0', dependencies: { 'made-up-left': '^1.0.0' } },
      'node_modules/made-up-left': { version: '1.1.0' },
    },
  }),
};

test('tree, cycles, several versions and needs that are not met', async () => {
  const server = await open(NPM);
  const { data } = await server.call('analyze_transitive_dependencies', {
    project_path: '.',
    include_optional: true,
  });
  expect(data).toMatchObject({
    reached: 8,
    deepest: 3,
    cycles: [['@s/loop@1.0.0', 'back@1.0.0']],
    several_versions: [
      {
        name: 'inner',
        versions: [
          { version: '1.9.0', needed_by: ['outer@1.5.0'] },
          { version: '2.3.0', needed_by: ['npm-app'] },
        ],
      },
    ],
    unmet: [{ needed_by: 'back@1.0.0', name: '@s/loop', range: '^2.0.0', got: '1.0.0' }],
    advisories: { checked: false, source: null, reason: expect.stringContaining('127.0.0.1:9') },
    vulnerable_chains: null,
  });
  const tree = data['tree'] as { package: string; depth: number; needed_by: string[] }[];
  expect(tree.map(({ package: label, depth }) => `${depth} ${label}`)).toEqual([
    '1 outer@1.5.0',
    '1 member@0.1.0',
    '1 maybe@1.0.0',
    '1 inner@2.3.0',
    '2 inner@1.9.0',
    '2 @s/loop@1.0.0',
    '2 real@3.1.0',
    '3 back@1.0.0',
  ]);
  expect(tree[5]?.needed_by).toEqual(['outer@1.5.0', 'back@1.0.0']);
});

test('max_depth limits what is listed, not what is seen; optional ones are left out unless asked for', async () => {
  const server = await open(NPM);
  const { data } = await server.call('analyze_transitive_dependencies', { project_path: '.', max_depth: 1 });
  expect((data['tree'] as unknown[]).length).toBe(3);
  expect(data).toMatchObject({ reached: 7, deepest: 3 });
  for (const max_depth of [0, -1, 1.5, 101]) {
    const { error } = await server.call('analyze_transitive_dependencies', { project_path: '.', max_depth });
    expect(error).toMatchObject({ code: 'V', field: 'max_depth' });
  }
});

test('chains to what is vulnerable, as OSV knows it', async () => {
  const osv = await startOsvService([HIGH_IN_LEFT]);
  closing.push(osv.close);
  const server = await open(CHAIN, osv.url);
  const { data, text } = await server.call('analyze_transitive_dependencies', { project_path: '.' });
  const chain = ['a@1.0.0', 'b@1.0.0', 'c@1.0.0', 'made-up-left@1.1.0'];
  expect(data).toMatchObject({
    advisories: { checked: true, source: osv.url, reason: null },
    deep_chains: [{ package: 'made-up-left@1.1.0', chain }],
    vulnerable_chains: [
      { package: 'made-up-left@1.1.0', chain, advisories: [{ id: 'TEST-2026-0001', fixed: ['1.2.0'] }] },
    ],
  });
  expect(text).toContain('a@1.0.0 > b@1.0.0 > c@1.0.0 > made-up-left@1.1.0: TEST-2026-0001');
});

test('cycles of any length, also where they hang together, in a graph that is deep', () => {
  const packages = (edges: [string, string[]][]): Package[] =>
    edges.map(([id, to]) => ({
      id,
      ecosystem: 'npm',
      name: id,
      version: '1',
      kind: 'runtime',
      checksums: [],
      local: false,
      installScript: false,
      needs: to.map((target) => ({ name: target, range: '', kind: 'runtime', to: target })),
    }));
  expect(
    cyclesIn(
      packages([
        ['a', ['b']],
        ['b', ['c']],
        ['c', []],
      ]),
    ),
  ).toEqual([]);
  expect(cyclesIn(packages([['a', ['a']]]))).toEqual([['a']]);
  expect(
    cyclesIn(
      packages([
        ['x', ['a']],
        ['a', ['b']],
        ['b', ['c', 'd']],
        ['c', ['a']],
        ['d', ['e']],
        ['e', ['d']],
      ]),
    ).map((cycle) => cycle.toSorted()),
  ).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
  const deep = Array.from({ length: 50_000 }, (_, at): [string, string[]] => [
    `p${at}`,
    [`p${(at + 1) % 50_000}`],
  ]);
  expect(cyclesIn(packages(deep))).toHaveLength(1);
});
