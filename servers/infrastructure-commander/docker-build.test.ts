import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { readFindings } from './findings.ts';
import { infrastructureCommander } from './infrastructure-commander.ts';
import { createRig } from './rig.ts';
import type { Rig } from './rig.ts';

const vulnerability = (VulnerabilityID: string, Severity: string) => ({
  VulnerabilityID,
  PkgName: 'libx',
  InstalledVersion: '1.0',
  Severity,
});

let ws: Rig & TestClient;

beforeEach(async () => {
  ws = await createRig((folder) => connectTo(infrastructureCommander, { folders: [folder] }));
  writeFileSync(ws.at('Dockerfile'), 'FROM scratch');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await ws.close();
});

const build = { dockerfile_path: 'Dockerfile', image_tag: 'me/app:1.0' };

describe.runIf(process.platform !== 'win32')('docker_build (scripts as stand-ins: not on Windows)', () => {
  beforeEach(() => {
    vi.stubEnv('PATH', ws.fakes.folder);
    ws.fakes.answer('docker', 'build', { stdout: 'step 1', stderr: ' and 2' });
    ws.fakes.answer('docker', 'image inspect', { stdout: 'sha256:abc\n' });
  });

  test('builds in the folder of the Dockerfile, then scans', async () => {
    const Results = [
      { Vulnerabilities: [vulnerability('CVE-1', 'LOW'), vulnerability('CVE-2', 'CRITICAL')] },
      {},
    ];
    ws.fakes.answer('trivy', 'image', { stdout: JSON.stringify({ Results }) });
    const { data } = await ws.call('docker_build', { ...build, build_args: { A: '1', B: 'x y' } });
    expect(data).toMatchObject({ image_id: 'sha256:abc', log: 'step 1 and 2', attempts: 1 });
    expect(data['scan']).toMatchObject({ total: 2, by_severity: { LOW: 1, CRITICAL: 1 } });
    expect((data['scan'] as { worst: { id: string }[] }).worst.map(({ id }) => id)).toEqual([
      'CVE-2',
      'CVE-1',
    ]);
    expect(ws.fakes.calls()).toEqual([
      [
        'docker',
        'build',
        '-f',
        ws.at('Dockerfile'),
        '-t',
        'me/app:1.0',
        '--build-arg',
        'A=1',
        '--build-arg',
        'B=x y',
        ws.folder,
      ],
      ['docker', 'image', 'inspect', '--format', '{{.Id}}', 'me/app:1.0'],
      ['trivy', 'image', '--quiet', '--scanners', 'vuln', '--format', 'json', 'me/app:1.0'],
    ]);
  });

  test('unscanned when nobody wants it', async () => {
    const { data, text } = await ws.call('docker_build', { ...build, scan_vulnerabilities: false });
    expect(data['scan']).toBeNull();
    expect(text).toContain('It was not scanned.');
  });

  test('a scanner that is missing is D before anything is built', async () => {
    const { error, text } = await ws.call('docker_build', build);
    expect(error).toMatchObject({ code: 'D', program: 'trivy' });
    expect(text).toContain('scan_vulnerabilities to false');
    expect(ws.fakes.calls()).toEqual([]);
  });

  test('what fails for its own reasons is tried once and is E with what it said', async () => {
    ws.fakes.answer('docker', 'build -f', { stderr: 'no such base', exitCode: 1 });
    const { error } = await ws.call('docker_build', { ...build, scan_vulnerabilities: false });
    expect(error).toMatchObject({ code: 'E', exitCode: 1, stderr: 'no such base' });
    expect(ws.fakes.calls()).toHaveLength(1);
  });

  test('a scan that cannot be read is E, not a clean image', async () => {
    ws.fakes.answer('trivy', 'image', { stdout: 'oops' });
    expect((await ws.call('docker_build', build)).error).toMatchObject({ code: 'E', program: 'trivy' });
  });

  test('without docker it is D', async () => {
    vi.stubEnv('PATH', ws.folder);
    expect((await ws.call('docker_build', build)).error).toMatchObject({ code: 'D', program: 'docker' });
  });
});

test.each([
  [{ ...build, dockerfile_path: 'none' }, 'N', 'dockerfile_path'],
  [{ ...build, dockerfile_path: '../Dockerfile' }, 'P', 'dockerfile_path'],
  [{ dockerfile_path: 'Dockerfile' }, 'V', 'image_tag'],
  [{ ...build, image_tag: 'Upper' }, 'V', 'image_tag'],
  [{ ...build, image_tag: '--help' }, 'V', 'image_tag'],
  [{ ...build, image_tag: `a${'b'.repeat(256)}` }, 'V', 'image_tag'],
  [{ ...build, build_args: { 'A=B': 'x' } }, 'V', 'build_args.A=B'],
  [{ ...build, no_cache: true }, 'V', 'no_cache'],
])('%j is %s', async (args, code, field) => {
  expect((await ws.call('docker_build', args)).error).toMatchObject({ code, field });
});

test('no results are no findings; something else is no report', () => {
  expect(readFindings('{"SchemaVersion":2}')).toEqual({ total: 0, by_severity: {}, worst: [] });
  for (const json of ['', '[]', '{"Results":[{"Vulnerabilities":[{}]}]}']) {
    expect(() => readFindings(json)).toThrow(expect.objectContaining({ code: 'E' }));
  }
});
