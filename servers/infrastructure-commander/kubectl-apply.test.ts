import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { infrastructureCommander } from './infrastructure-commander.ts';
import { createRig } from './rig.ts';
import type { Rig } from './rig.ts';

let ws: Rig & TestClient;

beforeEach(async () => {
  ws = await createRig((folder) => connectTo(infrastructureCommander, { folders: [folder] }));
  writeFileSync(ws.at('app.yaml'), 'kind: List');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await ws.close();
});

const secret = {
  kind: 'Secret',
  metadata: {
    name: 's',
    annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":"aHVudGVy"}', team: 'x' },
  },
  data: { password: 'aHVudGVy' },
};
const deployment = { kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 2 } };

describe.runIf(process.platform !== 'win32')('kubectl_apply (scripts as stand-ins: not on Windows)', () => {
  beforeEach(() => {
    vi.stubEnv('PATH', ws.fakes.folder);
    ws.fakes.answer('kubectl', 'apply --dry-run=server', { stdout: 'deployment.apps/web\nsecret/s\n' });
    ws.fakes.answer('kubectl', 'get', {
      stdout: JSON.stringify({ kind: 'List', items: [deployment, secret] }),
    });
  });

  const steps = () => ws.fakes.calls().map(([, first, second]) => `${first} ${second}`);

  test('only checks unless it is told otherwise, and keeps what was there without secrets', async () => {
    const { data, text } = await ws.call('kubectl_apply', { manifest_path: 'app.yaml', namespace: 'team-a' });
    expect(data).toMatchObject({
      applied: false,
      ready: null,
      resources: ['deployment.apps/web', 'secret/s'],
    });
    expect(data['previous']).toEqual([
      deployment,
      {
        kind: 'Secret',
        metadata: { name: 's', annotations: { team: 'x' } },
        data: { password: '[redacted]' },
      },
    ]);
    expect(text).toContain('Would apply');
    expect(ws.fakes.calls()).toEqual([
      [
        'kubectl',
        'apply',
        '--dry-run=server',
        '-o',
        'name',
        '-f',
        ws.at('app.yaml'),
        '--namespace',
        'team-a',
      ],
      [
        'kubectl',
        'get',
        '--ignore-not-found',
        '-o',
        'json',
        '-f',
        ws.at('app.yaml'),
        '--namespace',
        'team-a',
      ],
    ]);
  });

  test('applies and waits for what rolls out', async () => {
    ws.fakes.answer('kubectl', 'apply -o name', { stdout: 'deployment.apps/web\nsecret/s\n' });
    ws.fakes.answer('kubectl', 'rollout status deployment.apps/web --timeout=300s', { stdout: 'ok' });
    const args = { manifest_path: 'app.yaml', dry_run: false };
    expect((await ws.call('kubectl_apply', args)).data).toMatchObject({ applied: true, ready: true });
    expect(steps()).toEqual([
      'apply --dry-run=server',
      'get --ignore-not-found',
      'apply -o',
      'rollout status',
    ]);
    expect((await ws.call('kubectl_apply', { ...args, wait_ready: false })).data['ready']).toBeNull();
  });

  test('a dry run that fails stops it', async () => {
    ws.fakes.answer('kubectl', 'apply --dry-run=server -o', { stderr: 'is invalid', exitCode: 1 });
    const { error } = await ws.call('kubectl_apply', { manifest_path: 'app.yaml', dry_run: false });
    expect(error).toMatchObject({ code: 'E', exitCode: 1, stderr: 'is invalid' });
    expect(steps()).toEqual(['apply --dry-run=server']);
  });

  test('what fails later says what was there before', async () => {
    ws.fakes.answer('kubectl', 'apply -o name', { stdout: 'deployment.apps/web\n' });
    ws.fakes.answer('kubectl', 'rollout', { stderr: 'timed out waiting', exitCode: 1 });
    const { error } = await ws.call('kubectl_apply', { manifest_path: 'app.yaml', dry_run: false });
    expect(error).toMatchObject({ code: 'E', previous: [deployment, { kind: 'Secret' }] });
    expect(JSON.stringify(error)).not.toContain('aHVudGVy');
  });

  test('an answer that is no list is E; nothing there before is nothing', async () => {
    ws.fakes.answer('kubectl', 'get --ignore', { stdout: 'oops' });
    const args = { manifest_path: 'app.yaml' };
    expect((await ws.call('kubectl_apply', args)).error).toMatchObject({ code: 'E', program: 'kubectl' });
    ws.fakes.answer('kubectl', 'get --ignore-not-found', { stdout: '' });
    expect((await ws.call('kubectl_apply', args)).data['previous']).toEqual([]);
  });

  test('without kubectl it is D', async () => {
    vi.stubEnv('PATH', ws.folder);
    const { error } = await ws.call('kubectl_apply', { manifest_path: 'app.yaml' });
    expect(error).toMatchObject({ code: 'D', program: 'kubectl' });
  });
});

test.each([
  [{ manifest_path: 'none.yaml' }, 'N', 'manifest_path'],
  [{ manifest_path: '../x' }, 'P', 'manifest_path'],
  [{}, 'V', 'manifest_path'],
  [{ manifest_path: 'app.yaml', namespace: 'Not_One' }, 'V', 'namespace'],
  [{ manifest_path: 'app.yaml', namespace: '' }, 'V', 'namespace'],
  [{ manifest_path: 'app.yaml', namespace: '-x' }, 'V', 'namespace'],
  [{ manifest_path: 'app.yaml', dry_run: 'no' }, 'V', 'dry_run'],
])('%j is %s', async (args, code, field) => {
  expect((await ws.call('kubectl_apply', args)).error).toMatchObject({ code, field });
});
