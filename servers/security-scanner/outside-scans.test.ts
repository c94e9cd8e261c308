import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { CRITICAL_IN_SNAKE } from '#servers/osv/testing/records.ts';
import { startOsvService } from '#servers/osv/testing/osv-service.ts';
import { openScanner, withPrograms } from './testing/workspace.ts';
import type { Scanning } from './testing/workspace.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(files: Record<string, string>, settings: Record<string, string> = {}): Promise<Scanning> {
  const server = await openScanner(files, settings);
  closing.push(() => server.close());
  return server;
}

/** Contract fake of GET /pypi/{name}/{version}/json (https://docs.pypi.org/api/json/). */
async function startIndex(infos: Record<string, object>): Promise<string> {
  const server = createServer((request, response) => {
    const info = infos[decodeURIComponent(request.url ?? '')];
    if (request.method !== 'GET' || info === undefined)
      response.writeHead(404).end('{"message":"Not Found"}');
    else
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ info, urls: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('python_safety_check', () => {
  const files = {
    'requirements.txt': 'made_up.snake==1.1\nfree==1.0\nviral==2.0\nunknown==1\nloose>=1\n-r other.txt\n',
  };

  test('vulnerabilities by OSV, licences by the index', async () => {
    const osv = await startOsvService([CRITICAL_IN_SNAKE]);
    closing.push(osv.close);
    const PYPI_URL = await startIndex({
      '/pypi/made_up.snake/1.1/json': { license_expression: 'LGPL-3.0-or-later' },
      '/pypi/free/1.0/json': { license: 'MIT', classifiers: [] },
      '/pypi/viral/2.0/json': {
        license: '',
        classifiers: ['License :: OSI Approved :: GNU General Public License v3 (GPLv3)'],
      },
    });
    const server = await open(files, { OSV_API_URL: osv.url, PYPI_URL });
    const { data, error } = await server.call('python_safety_check', {});
    expect(error).toBeUndefined();
    expect(data).toMatchObject({
      packages: 4,
      unpinned: ['loose'],
      not_read: ['-r other.txt'],
      vulnerabilities: [
        {
          package: 'made_up.snake',
          version: '1.1',
          advisories: [{ id: 'TEST-2026-0002', severity: 'CRITICAL' }],
        },
      ],
      vulnerabilities_source: osv.url,
      copyleft: [
        { package: 'made_up.snake' },
        { package: 'viral', licence: 'GNU General Public License v3 (GPLv3)' },
      ],
      licence_unknown: ['unknown==1'],
      problems: [],
    });
    const one = await server.call('python_safety_check', { check_licenses: false });
    expect(one.data).toMatchObject({ copyleft: null, problems: [] });
  });

  test('a part that cannot be asked is null with its reason; none is D', async () => {
    const PYPI_URL = await startIndex({});
    const partly = await open(files, { PYPI_URL });
    expect((await partly.call('python_safety_check', {})).data).toMatchObject({
      vulnerabilities: null,
      copyleft: [],
      problems: [expect.stringContaining('127.0.0.1:9')],
    });
    const server = await open(files);
    expect((await server.call('python_safety_check', {})).error).toMatchObject({
      code: 'D',
      message: expect.stringContaining('127.0.0.1:9'),
    });
    for (const [path, code] of [
      ['none.txt', 'N'],
      ['..', 'P'],
      ['.', 'V'],
      ['', 'V'],
    ] as const) {
      expect(
        (await server.call('python_safety_check', { requirements_path: path })).error,
        path,
      ).toMatchObject({ code, field: 'requirements_path' });
    }
  });
});

const TRIVY = {
  Metadata: { ImageConfig: { config: { User: '', ExposedPorts: { '22/tcp': {}, '80/tcp': {} } } } },
  Results: [
    {
      Target: 'x',
      Vulnerabilities: [
        {
          VulnerabilityID: 'TEST-1',
          PkgName: 'libc',
          InstalledVersion: '1',
          FixedVersion: '2',
          Severity: 'MEDIUM',
          Title: 'one',
        },
        { VulnerabilityID: 'TEST-2', PkgName: 'ssl', InstalledVersion: '3', Severity: 'CRITICAL' },
        { VulnerabilityID: 'TEST-3', PkgName: 'zip', InstalledVersion: '4', Severity: 'LOW' },
      ],
    },
    { Target: 'y' },
  ],
};
const GRYPE = {
  matches: [
    {
      vulnerability: { id: 'TEST-4', severity: 'Negligible', fix: { versions: ['9'] } },
      artifact: { name: 'bash', version: '5' },
    },
  ],
};
const SARIF = {
  runs: [
    {
      tool: {
        driver: {
          rules: [
            {
              id: 'TEST-5',
              shortDescription: { text: 'five' },
              properties: {
                'security-severity': '9.1',
                fixed_version: '2',
                affected_version: '<2',
                purls: ['pkg:deb/x@1'],
              },
            },
          ],
        },
      },
    },
  ],
};
const INSPECT = [{ Config: { User: '1000:1000', ExposedPorts: null } }];
/** Prints the report when it is called as expected, and refuses otherwise. */
const stub = (answers: [string, unknown][]): string => `
const line = process.argv.slice(2).join(' ');
for (const [expected, answer] of ${JSON.stringify(answers)}) if (line === expected) { console.log(JSON.stringify(answer)); process.exit(0); }
console.error('unexpected: ' + line); process.exit(3);`;
const TRIVY_STUB = stub([['image --format json --quiet --scanners vuln shop:1', TRIVY]]);

describe('docker_security_scan, with stand-ins that print what the scanners document', () => {
  const scan = async (programs: Record<string, string>, args: Record<string, string | boolean> = {}) => {
    const server = await open({});
    return withPrograms(programs, () =>
      server.call('docker_security_scan', { image_name: 'shop:1', ...args }),
    );
  };

  test('Trivy: this severity and above, CIS checks from its report', async () => {
    const { data } = await scan({ trivy: TRIVY_STUB }, { severity_threshold: 'MEDIUM' });
    expect(data).toMatchObject({
      scanner: 'trivy',
      vulnerabilities: [
        { id: 'TEST-2', severity: 'CRITICAL', fixed: null },
        { id: 'TEST-1', package: 'libc', installed: '1', fixed: '2' },
      ],
      by_severity: { UNKNOWN: 0, LOW: 1, MEDIUM: 1, HIGH: 0, CRITICAL: 1 },
      compliance: [
        { check: '4.1', severity: 'HIGH' },
        { check: '5.7', severity: 'MEDIUM' },
      ],
    });
    expect((await scan({ trivy: TRIVY_STUB }, { compliance_check: false })).data['compliance']).toBeNull();
  });

  test('Grype, with the engine for the CIS checks', async () => {
    const grype = stub([['shop:1 --output json --quiet', GRYPE]]);
    const podman = stub([['inspect --type image shop:1', INSPECT]]);
    expect((await scan({ grype, podman })).data).toMatchObject({
      scanner: 'grype',
      vulnerabilities: [{ id: 'TEST-4', severity: 'LOW', fixed: '9' }],
      compliance: [],
    });
    expect((await scan({ grype })).data).toMatchObject({
      compliance: null,
      compliance_problem: 'Neither docker nor podman is installed.',
    });
  });

  test('Docker Scout', async () => {
    const docker = stub([
      ['scout version', 'v1'],
      ['scout cves --format sarif shop:1', SARIF],
      ['inspect --type image shop:1', INSPECT],
    ]);
    expect((await scan({ docker })).data).toMatchObject({
      scanner: 'docker scout',
      vulnerabilities: [{ id: 'TEST-5', severity: 'CRITICAL', package: 'pkg:deb/x@1' }],
      compliance: [],
    });
  });

  test('no scanner is D, one that fails is E', async () => {
    expect((await scan({})).error).toMatchObject({ code: 'D', programs: ['trivy', 'grype', 'docker scout'] });
    expect((await scan({ docker: stub([]) })).error).toMatchObject({ code: 'D' });
    expect((await scan({ trivy: stub([]) })).error).toMatchObject({
      code: 'E',
      program: 'trivy',
      exitCode: 3,
      stderr: expect.stringContaining('unexpected'),
    });
    expect((await scan({ trivy: 'console.log("text")' })).error).toMatchObject({
      code: 'E',
      program: 'trivy',
    });
    expect((await scan({ trivy: 'console.log("[]")' })).error).toMatchObject({ code: 'E', program: 'trivy' });
  });

  test.each(['--help', '-v', '../x', 'a b', 'a;b', '$(x)', '', 'a'.repeat(300), 'a/../b'])(
    'image_name %j is V',
    async (image_name) => {
      expect((await scan({}, { image_name })).error).toMatchObject({ code: 'V', field: 'image_name' });
    },
  );
});

describe('deep_security_scan', () => {
  const files = {
    'a.js': 'eval(req.body)\n',
    'package.json': '{"name":"a","version":"1.0.0"}',
    'requirements.txt': 'made_up.snake==1.1\n',
    Dockerfile: 'FROM shop:1 AS base\nFROM base\nFROM scratch\nFROM ${OTHER}\n',
  };

  test('runs what applies and lists what could not run', async () => {
    const osv = await startOsvService([CRITICAL_IN_SNAKE]);
    closing.push(osv.close);
    const server = await open(files, { OSV_API_URL: osv.url });
    const { data } = await withPrograms({ trivy: TRIVY_STUB }, () =>
      server.call('deep_security_scan', { target: '.', scan_type: 'full' }),
    );
    expect(data).toMatchObject({
      risk: 'MEDIUM',
      total: 7,
      findings: [{ rule: 'code-injection' }],
      ran: [
        { scanner: 'python_safety_check', findings: 1 },
        { scanner: 'docker_security_scan', target: 'shop:1', findings: 5 },
      ],
      not_run: [{ scanner: 'npm_audit', reason: expect.stringContaining('npm is not installed') }],
    });
    const standard = await withPrograms({}, () => server.call('deep_security_scan', { target: '.' }));
    expect(standard.data).toMatchObject({
      total: 2,
      ran: [{ scanner: 'python_safety_check' }],
      not_run: [{ scanner: 'npm_audit' }],
    });
    const quick = await server.call('deep_security_scan', { target: '.', scan_type: 'quick' });
    expect(quick.data).toMatchObject({ total: 1, ran: [], not_run: [] });
    const file = await server.call('deep_security_scan', { target: 'a.js' });
    expect(file.data).toMatchObject({ total: 1, ran: [], not_run: [] });
  });

  test('bad input', async () => {
    const server = await open(files);
    for (const [args, code, field] of [
      [{ target: 'none' }, 'N', 'target'],
      [{ target: '/etc' }, 'P', 'target'],
      [{}, 'V', 'target'],
      [{ target: '.', scan_type: 'deep' }, 'V', 'scan_type'],
    ] as const) {
      expect((await server.call('deep_security_scan', args)).error).toMatchObject({ code, field });
    }
  });
});

test('gather_context says what is installed', async () => {
  const server = await open({});
  const { data } = await withPrograms({ trivy: '' }, () => server.call('gather_context', {}));
  expect(data['context']).toMatchObject({ workspace: server.folder, installed: { npm: false, trivy: true } });
});
