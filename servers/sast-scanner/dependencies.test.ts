import { afterEach, describe, expect, test } from 'vitest';
import { startOsvService } from '#servers/osv/testing/osv-service.ts';
import { CRITICAL_IN_SNAKE, HIGH_IN_LEFT } from '#servers/osv/testing/records.ts';
import { startRegistries } from '#servers/supply-chain-security/testing/registries.ts';
import { parsePom } from './maven-pom.ts';
import { openScanning } from './testing/scanning.ts';
import type { Scanning } from './testing/scanning.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function open(files: Record<string, string>, settings: Record<string, string> = {}): Promise<Scanning> {
  const server = await openScanning(files, settings);
  closing.push(server.close);
  return server;
}

const POM = `<?xml version="1.0"?>
<!-- <dependency> in a comment -->
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <properties><made.version>1.4.0</made.version></properties>
  <dependencyManagement><dependencies><dependency>
    <groupId>org.made</groupId><artifactId>managed</artifactId><version>2.0</version>
  </dependency></dependencies></dependencyManagement>
  <dependencies>
    <dependency><groupId>org.made</groupId><artifactId>up</artifactId><version>\${made.version}</version></dependency>
    <dependency><groupId>org.made</groupId><artifactId>managed</artifactId><scope>test</scope></dependency>
    <dependency><groupId>org.made</groupId><artifactId>by-parent</artifactId></dependency>
    <dependency><groupId>org.made</groupId><artifactId>ranged</artifactId><version>[1,2)</version></dependency>
  </dependencies>
</project>`;

const FILES = {
  'package.json': '{"name":"x","version":"1.0.0","dependencies":{"made-up-left":"^1.0.0"}}',
  'package-lock.json': JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { name: 'x', version: '1.0.0', dependencies: { 'made-up-left': '^1.0.0' } },
      'node_modules/made-up-left': { version: '1.0.0', license: 'MIT' },
    },
  }),
  'requirements.txt': 'made_up.snake==1.1\nloose>=1\n',
  'go.mod': 'module x\n\ngo 1.22\n\nrequire example.com/Mod v1.0.0\n',
  'pom.xml': POM,
};
const JAVA_ADVISORY = {
  ...HIGH_IN_LEFT,
  id: 'TEST-2026-0009',
  affected: [
    {
      package: { ecosystem: 'Maven', name: 'org.made:up' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '1.5.0' }] }],
    },
  ],
};
const REGISTRY = {
  '/made-up-left/latest': { version: '1.3.0' },
  '/pypi/made-up-snake/json': { info: { version: '1.1' } },
  '/pypi/made-up-snake/1.1/json': { info: { license_expression: 'GPL-3.0-only' } },
  '/example.com/!mod/@latest': { Version: 'v1.2.0' },
  '/org/made/up/maven-metadata.xml': '<metadata><versioning><release>1.9.0</release></versioning></metadata>',
  '/org/made/up/1.4.0/up-1.4.0.pom':
    '<project><licenses><license><name>GNU Lesser General Public License</name></license></licenses></project>',
  '/org/made/managed/maven-metadata.xml': '<metadata/>',
};

describe('analyze_dependencies', () => {
  test('npm, Python, Go and Maven in one folder', async () => {
    const osv = await startOsvService([HIGH_IN_LEFT, CRITICAL_IN_SNAKE, JAVA_ADVISORY]);
    const registry = await startRegistries(REGISTRY);
    closing.push(osv.close, registry.close);
    const { url } = registry;
    const server = await open(FILES, {
      OSV_API_URL: osv.url,
      NPM_REGISTRY_URL: url,
      PYPI_URL: url,
      GO_PROXY_URL: url,
      MAVEN_URL: url,
    });
    const { data, error, text } = await server.call('analyze_dependencies', { project_path: '.' });
    expect(error).toBeUndefined();
    expect(data).toMatchObject({
      level: 'MEDIUM',
      issues: 8,
      packages: 5,
      vulnerabilities: expect.arrayContaining([
        expect.objectContaining({ package: 'made-up-left', direct: true }),
        expect.objectContaining({ package: 'made-up-snake' }),
        expect.objectContaining({ package: 'org.made:up', ecosystem: 'Maven' }),
      ]) as unknown,
      problems: [],
    });
    expect((data['copyleft'] as { package: string }[]).map((one) => one.package).toSorted()).toEqual([
      'made-up-snake',
      'org.made:up',
    ]);
    expect(
      (data['outdated'] as { package: string; latest: string }[])
        .map((one) => `${one.package} ${one.latest}`)
        .toSorted(),
    ).toEqual(['example.com/Mod v1.2.0', 'made-up-left 1.3.0', 'org.made:up 1.9.0']);
    expect(data['unpinned']).toEqual(
      expect.arrayContaining(['loose', 'org.made:by-parent', 'org.made:ranged']),
    );
    expect(text).toContain('TEST-2026-0001 (HIGH)');
  });

  test('what is not asked for is null; what nobody answers is null with its reason', async () => {
    const osv = await startOsvService([HIGH_IN_LEFT]);
    closing.push(osv.close);
    const server = await open(FILES, { OSV_API_URL: osv.url });
    const { data, error } = await server.call('analyze_dependencies', {
      project_path: '.',
      check_licenses: false,
    });
    expect(error).toBeUndefined();
    expect(data).toMatchObject({ copyleft: null, outdated: null });
    expect(data['problems']).toEqual([expect.stringContaining('Newer versions')]);
  });

  test('nothing could be looked up: D', async () => {
    const server = await open(FILES);
    const { error } = await server.call('analyze_dependencies', { project_path: '.' });
    expect(error).toMatchObject({ code: 'D' });
  });

  test('the database dies during the call: D, not an empty list', async () => {
    const osv = await startOsvService([HIGH_IN_LEFT], { stall: true });
    closing.push(osv.close);
    const server = await open(FILES, { OSV_API_URL: osv.url });
    const running = server.call('analyze_dependencies', {
      project_path: '.',
      check_licenses: false,
      check_outdated: false,
    });
    await expect.poll(() => osv.asked.length, { timeout: 10_000 }).toBeGreaterThan(0);
    osv.kill();
    const { error } = await running;
    expect(error).toMatchObject({ code: 'D' });
  });

  test.each([
    [{ 'a.txt': '' }, '.', 'N'],
    [{ 'a.txt': '' }, 'nowhere', 'N'],
    [{ 'a.txt': '' }, '../x', 'P'],
    [{ 'a.txt': '' }, 'a.txt', 'V'],
    [{ 'pom.xml': '<html/>' }, '.', 'V'],
    [{ 'package.json': '{' }, '.', 'V'],
  ])('%j at %s is %s', async (files, project_path, code) => {
    const server = await open(files);
    const { error } = await server.call('analyze_dependencies', { project_path });
    expect(error).toMatchObject({ code, field: 'project_path' });
  });
});

test('a pom.xml as it is written in the wild: CDATA, entities, own version, properties of properties', () => {
  expect(
    parsePom(`<!DOCTYPE project [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<project a="1>2"><version>3.1</version><properties><a>\${b}</a><b>7</b></properties>
<licenses><license><name><![CDATA[EPL & more]]></name></license><license><name>A &amp; B &x;</name></license></licenses>
<dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>\${a}</version></dependency>
<dependency><groupId>g</groupId><artifactId>own</artifactId><version>\${project.version}</version><exclusions/></dependency>
<dependency><groupId>g</groupId><artifactId>loop</artifactId><version>\${missing}</version></dependency></dependencies></project>`),
  ).toEqual({
    dependencies: [
      { name: 'g:a', scope: 'compile', version: '7' },
      { name: 'g:own', scope: 'compile', version: '3.1' },
      { name: 'g:loop', scope: 'compile' },
    ],
    licences: ['EPL & more', 'A & B &x;'],
  });
});
