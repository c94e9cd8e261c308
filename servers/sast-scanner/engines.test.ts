import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { callContext } from '#servers/kit/testing.ts';
import { runBanditScan } from './run-bandit-scan.ts';
import { sastScanner } from './sast-scanner.ts';
import { openScanning, standIn } from './testing/scanning.ts';
import type { Scanning } from './testing/scanning.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function open(settings: Record<string, string> = {}): Promise<Scanning> {
  const server = await openScanning(
    { 'src/a.py': 'import os\nos.system("ls " + n)\n', '.bandit': '[bandit]\nskips: B605\n' },
    settings,
  );
  closing.push(server.close);
  return server;
}

function engines(scripts: Record<string, string>): void {
  closing.push(standIn(scripts).close);
}

const scratchFolders = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('patchbay-sast-'));

describe.skipIf(spawnSync('bandit', ['--version']).status !== 0)(
  'the real Bandit (install the package bandit)',
  () => {
    test('finds, names the CWE, and takes no orders from a .bandit of the target', async () => {
      const server = await open();
      const { data, error } = await server.call('run_bandit_scan', { target_path: '.', sarif: true });
      expect(error).toBeUndefined();
      expect(data).toMatchObject({
        engine: 'bandit',
        total: 1,
        files: 1,
        findings: [{ path: 'src/a.py', line: 2, cwe: [78], severity: 'HIGH' }],
        sarif: { version: '2.1.0' },
      });
    });

    test('severity and confidence are lower bounds; a file that does not parse is named', async () => {
      const server = await openScanning({
        'a.py': 'import pickle\nassert x\n',
        'b.py': 'def f(:\n',
        'c.py': 'import os\nos.system(n)\n',
      });
      closing.push(server.close);
      const all = await server.call('run_bandit_scan', { target_path: '.' });
      expect(all.data).toMatchObject({ complete: false, not_read: [{ path: 'b.py' }] });
      const high = await server.call('run_bandit_scan', {
        target_path: '.',
        severity_level: 'HIGH',
        confidence_level: 'HIGH',
      });
      expect(high.data['total']).toBe(1);
      expect(Number(all.data['total'])).toBeGreaterThan(1);
    });
  },
);

const SEMGREP = `
fs.writeFileSync(__dirname + '/words', JSON.stringify(args));
process.stdout.write(JSON.stringify({ version: '1.99.0', paths: { scanned: ['a.py'] }, errors: [{ level: 'warn', message: 'Syntax error', path: args.at(-1) + '/b.py' }], results: [
  { check_id: 'python.os-system', path: args.at(-1) + '/src/a.py', start: { line: 2, col: 1 }, end: { line: 2, col: 9 },
    extra: { message: 'A shell.', severity: 'ERROR', metadata: { cwe: ['CWE-78: OS command'] } } }] }));
`;

describe('a stand-in for Semgrep, after its documented JSON', () => {
  test('its findings, with the registry that the config means and everything sent off', async () => {
    const programs = standIn({ semgrep: SEMGREP });
    closing.push(programs.close);
    const server = await open();
    const { data, error } = await server.call('run_semgrep_scan', { target_path: '.', config: 'owasp' });
    expect(error).toBeUndefined();
    expect(data).toMatchObject({
      engine_version: '1.99.0',
      findings: [{ rule: 'python.os-system', severity: 'HIGH', cwe: [78], path: 'src/a.py', line: 2 }],
      not_read: [{ path: 'b.py', reason: 'Syntax error' }],
    });
    const words = JSON.parse(readFileSync(`${programs.folder}/words`, 'utf8')) as string[];
    expect(words).toEqual(expect.arrayContaining(['--metrics=off', 'p/owasp-top-ten', 'WARNING', 'ERROR']));
    expect(words).not.toContain('INFO');
  });

  test('rules of the settings stand in for the registry', async () => {
    const programs = standIn({ semgrep: SEMGREP });
    closing.push(programs.close);
    const server = await open({ SEMGREP_RULES: '/etc/rules.yml' });
    await server.call('run_semgrep_scan', { target_path: 'src' });
    expect(readFileSync(`${programs.folder}/words`, 'utf8')).toContain('/etc/rules.yml');
  });

  test('rules that cannot be fetched are D, anything else that it fails for is E', async () => {
    const failing = (message: string): string =>
      `process.stdout.write(JSON.stringify({ results: [], errors: [{ message: ${JSON.stringify(message)} }] })); process.exitCode = 7;`;
    engines({ semgrep: failing('Failed to download configuration from p/default') });
    const server = await open();
    const first = await server.call('run_semgrep_scan', { target_path: '.' });
    expect(first.error).toMatchObject({ code: 'D', program: 'semgrep' });
    engines({ semgrep: failing('Invalid rule') });
    const second = await server.call('run_semgrep_scan', { target_path: '.' });
    expect(second.error).toMatchObject({ code: 'E', exitCode: 7 });
  });
});

const CODEQL = `
fs.appendFileSync(__dirname + '/words', args.join(' ') + '\\n');
if (args[1] === 'analyze') fs.writeFileSync(option('--output'), JSON.stringify({ version: '2.1.0', runs: [{
  tool: { driver: { name: 'CodeQL', semanticVersion: '2.99.0', rules: [{ id: 'py/command-line-injection', shortDescription: { text: 'Injection' }, properties: { tags: ['security', 'external/cwe/cwe-078'], 'security-severity': '9.8' } }] } },
  results: [{ ruleId: 'py/command-line-injection', message: { text: 'From a request.' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.py', uriBaseId: '%SRCROOT%' }, region: { startLine: 2, startColumn: 11 } } }] },
            { ruleId: 'py/none', level: 'note', message: { text: '' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.py' }, region: { startLine: 1 } } }] },
            { ruleId: 'py/nowhere', message: { text: '' }, locations: [] }] }] }));
`;

describe('a stand-in for CodeQL, after its documented SARIF', () => {
  test('a database without a build, then the suite; nothing is left', async () => {
    const before = scratchFolders();
    const programs = standIn({ codeql: CODEQL });
    closing.push(programs.close);
    const server = await open();
    const { data, error } = await server.call('run_codeql_scan', { target_path: '.', language: 'python' });
    expect(error).toBeUndefined();
    expect(data).toMatchObject({
      engine_version: '2.99.0',
      findings: [
        { rule: 'py/command-line-injection', severity: 'CRITICAL', cwe: [78], path: 'src/a.py', line: 2 },
        { rule: 'py/none', severity: 'LOW', message: 'py/none' },
      ],
    });
    const words = readFileSync(`${programs.folder}/words`, 'utf8');
    expect(words).toContain('--build-mode=none');
    expect(words).toContain('python-security-extended.qls');
    expect(scratchFolders()).toEqual(before);
  });

  test('Go is refused: CodeQL would build the project', async () => {
    engines({ codeql: CODEQL });
    const server = await open();
    const { error } = await server.call('run_codeql_scan', { target_path: '.', language: 'go' });
    expect(error).toMatchObject({ code: 'V', field: 'language' });
  });

  test('a step that fails, and a log that was not written, are E', async () => {
    engines({ codeql: 'process.stderr.write("no pack\\n"); process.exitCode = 2;' });
    const server = await open();
    const failed = await server.call('run_codeql_scan', { target_path: '.', language: 'python' });
    expect(failed.error).toMatchObject({ code: 'E', exitCode: 2 });
    engines({ codeql: '' });
    const silent = await server.call('run_codeql_scan', { target_path: '.', language: 'python' });
    expect(silent.error).toMatchObject({ code: 'E' });
  });
});

describe('an engine that is not there, or goes away', () => {
  const CALLS = [
    ['run_bandit_scan', 'bandit', {}],
    ['run_semgrep_scan', 'semgrep', {}],
    ['run_codeql_scan', 'codeql', { language: 'python' }],
  ] as const;

  test.each(CALLS)('%s without %s is D and says how to get it', async (tool, program, more) => {
    engines({});
    const server = await open();
    const { error } = await server.call(tool, { target_path: '.', ...more });
    expect(error).toMatchObject({ code: 'D', program });
    expect(error).toMatchObject({ message: expect.stringContaining('Install') as string });
  });

  test.each(CALLS)(
    '%s whose %s is killed during the call is E, not an empty report',
    async (tool, program, more) => {
      engines({
        [program]:
          'process.stdout.write("{"); process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);',
      });
      const server = await open();
      const { error } = await server.call(tool, { target_path: '.', ...more });
      expect(error).toMatchObject({ code: 'E', exitCode: 137 });
    },
  );

  test.each(CALLS)('%s with a target that is not there is N', async (tool, program, more) => {
    engines({ [program]: '' });
    const server = await open();
    const { error } = await server.call(tool, { target_path: 'nowhere', ...more });
    expect(error).toMatchObject({ code: 'N', field: 'target_path' });
  });

  test('a cancelled scan ends its engine and leaves nothing', async () => {
    const before = scratchFolders();
    const programs = standIn({
      bandit: 'fs.writeFileSync(__dirname + "/pid", String(process.pid)); setInterval(() => {}, 1000);',
    });
    closing.push(programs.close);
    const server = await open();
    const stop = new AbortController();
    const running = runBanditScan.call(
      { target_path: '.' },
      callContext(sastScanner, { folders: [server.folder], signal: stop.signal }),
    );
    const ended = expect(running).rejects.toThrow('cancelled');
    await expect
      .poll(
        () => existsSync(`${programs.folder}/pid`) && readFileSync(`${programs.folder}/pid`, 'utf8') !== '',
        { timeout: 10_000 },
      )
      .toBe(true);
    stop.abort(new Error('cancelled'));
    await ended;
    const pid = readFileSync(`${programs.folder}/pid`, 'utf8');
    await expect
      .poll(() => !existsSync(`/proc/${pid}/stat`) || / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')), {
        timeout: 10_000,
      })
      .toBe(true);
    expect(scratchFolders()).toEqual(before);
  });
});
