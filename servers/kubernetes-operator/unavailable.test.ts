import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createFakeKubernetes } from './testing/fake-kubernetes.ts';
import type { FakeKubernetes } from './testing/fake-kubernetes.ts';
import { kubernetesOperator } from './kubernetes-operator.ts';
import { CLUSTER_CALLS, createTestingWorkspace, kubeconfigFor } from './testing/workspace.ts';
import type { TestingWorkspace } from './testing/workspace.ts';

let workspace: TestingWorkspace;
let cluster: FakeKubernetes;
let server: TestClient;
let settings: Record<string, string>;

beforeEach(async () => {
  workspace = createTestingWorkspace();
  cluster = await createFakeKubernetes();
  settings = { KUBECONFIG: workspace.kubeconfig(kubeconfigFor(cluster.url)) };
  server = await connectTo(kubernetesOperator, { folders: [workspace.folder], settings });
});

afterEach(async () => {
  await server.close();
  await cluster.close();
  workspace.remove();
});

const errorWith = async (given: Record<string, string>, tool = 'get_pods') => {
  const other = await connectTo(kubernetesOperator, { folders: [workspace.folder], settings: given });
  const { error } = await other.call(tool, {});
  await other.close();
  return error;
};

describe.each(CLUSTER_CALLS)('%s %j', (tool, args) => {
  test('is D when nobody is there', async () => {
    const away = { KUBECONFIG: workspace.kubeconfig(kubeconfigFor('http://127.0.0.1:1')) };
    const other = await connectTo(kubernetesOperator, { folders: [workspace.folder], settings: away });
    expect((await other.call(tool, args)).error).toMatchObject({ code: 'D', errno: 'ECONNREFUSED' });
    await other.close();
  });

  test.each(['drop', 'half'] as const)('is E when the cluster dies: %s', async (behaviour) => {
    cluster.behaviour = behaviour;
    expect((await server.call(tool, args)).error).toMatchObject({ code: 'E' });
    expect(cluster.asked.length).toBeGreaterThan(0);
  });

  test('tells what the cluster says', async () => {
    cluster.behaviour = { status: 500, message: 'etcd is full' };
    const { error, text } = await server.call(tool, args);
    expect(error).toMatchObject({ code: 'E', status: 500 });
    expect(text).toContain('etcd is full');
  });

  test('is A when the login is not known, R when it is asked too often', async () => {
    cluster.behaviour = { status: 401, message: 'Unauthorized' };
    expect((await server.call(tool, args)).error).toMatchObject({ code: 'A' });
    cluster.behaviour = { status: 429, message: 'too many requests' };
    expect((await server.call(tool, args)).error).toMatchObject({ code: 'R', retryAfterMs: 3_000 });
  });

  test('cancelled, hangs up', async () => {
    cluster.behaviour = 'hang';
    const cancel = new AbortController();
    const found = kubernetesOperator.tools.find(({ name }) => name === tool);
    const context = callContext(kubernetesOperator, {
      folders: [workspace.folder],
      settings,
      signal: cancel.signal,
    });
    const call = found?.call(args, context);
    await expect.poll(() => cluster.asked.length).toBe(1);
    cancel.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await expect.poll(() => cluster.givenUp).toBe(1);
  });
});

test('another server at the address is no cluster', async () => {
  cluster.behaviour = { status: 302, message: 'elsewhere' };
  expect((await server.call('get_pods', {})).error).toMatchObject({ code: 'E', status: 302 });
});

describe('a kubeconfig', () => {
  test('that is not there, or is none, is D and nothing of it is told', async () => {
    const missing = workspace.at('none');
    expect(await errorWith({ KUBECONFIG: missing })).toMatchObject({ code: 'D', setting: 'KUBECONFIG' });
    const odd = workspace.kubeconfig('users: [ { token: very-secret-thing\n- }');
    const error = await errorWith({ KUBECONFIG: odd });
    expect(error).toMatchObject({ code: 'D', setting: 'KUBECONFIG' });
    expect(JSON.stringify(error)).not.toContain('very-secret-thing');
  });

  test('without a current context, or with one that is not there', async () => {
    const { 'current-context': _, ...config } = kubeconfigFor(cluster.url);
    const file = workspace.kubeconfig(config);
    expect(await errorWith({ KUBECONFIG: file })).toMatchObject({ code: 'D', contexts: ['test'] });
    expect(await errorWith({ KUBECONFIG: file, KUBERNETES_CONTEXT: 'none' })).toMatchObject({
      code: 'D',
      setting: 'KUBERNETES_CONTEXT',
    });
    expect(await errorWith({ KUBECONFIG: file, KUBERNETES_CONTEXT: 'test' })).toBeUndefined();
  });

  test('of which the cluster is missing, or has no TLS although nobody said so', async () => {
    const config = kubeconfigFor(cluster.url);
    const bare = { ...config, clusters: [] };
    expect(await errorWith({ KUBECONFIG: workspace.kubeconfig(bare) })).toMatchObject({ code: 'D' });
    const open = { ...config, clusters: [{ name: 'test', cluster: { server: cluster.url } }] };
    expect(await errorWith({ KUBECONFIG: workspace.kubeconfig(open) })).toMatchObject({ code: 'D' });
    expect(cluster.asked).toEqual([]);
  });

  test('two are merged: the first that has a name wins', async () => {
    const second = {
      ...kubeconfigFor('http://127.0.0.1:1'),
      contexts: [
        { name: 'test', context: { cluster: 'gone', user: 'tester' } },
        { name: 'other', context: { cluster: 'test', user: 'tester' } },
      ],
    };
    const both = [settings['KUBECONFIG'], workspace.kubeconfig(second, 'second')].join(path.delimiter);
    const other = await connectTo(kubernetesOperator, { settings: { KUBECONFIG: both } });
    expect((await other.call('kubectl_contexts', {})).data).toMatchObject({
      current: 'test',
      contexts: [
        { name: 'test', server: cluster.url },
        { name: 'other', server: cluster.url },
      ],
    });
    expect((await other.call('get_pods', { context: 'other' })).error).toBeUndefined();
    await other.close();
  });
});

describe('a login program', () => {
  const credential = (status: object) =>
    JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status });
  const using = (command: string, rest: object = {}) => ({
    KUBECONFIG: workspace.kubeconfig(kubeconfigFor(cluster.url, { exec: { command, ...rest } }), 'exec'),
  });
  /** A program that notes that it ran, and prints. */
  const program = (prints: string, code = 0): string => {
    const file = workspace.at('bin', 'login');
    mkdirSync(workspace.at('bin'), { recursive: true });
    const note = `echo "$KUBERNETES_EXEC_INFO" >> '${workspace.at('ran')}'`;
    writeFileSync(file, `#!/bin/sh\n${note}\ncat <<'E'\n${prints}\nE\nexit ${code}\n`, { mode: 0o755 });
    return file;
  };
  const ran = async () => {
    const { readFile } = await import('node:fs/promises');
    return (await readFile(workspace.at('ran'), 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '');
  };

  test('is not run unless the settings name it', async () => {
    const command = program(credential({ token: 'token-of-test' }));
    for (const allowed of ['', 'login', '/bin/login']) {
      expect(await errorWith({ ...using(command), KUBERNETES_LOGIN_PROGRAMS: allowed })).toMatchObject({
        code: 'P',
        setting: 'KUBERNETES_LOGIN_PROGRAMS',
        program: command,
      });
    }
    expect(
      await errorWith({ ...using('../bin/login'), KUBERNETES_LOGIN_PROGRAMS: '../bin/login' }),
    ).toMatchObject({
      code: 'P',
    });
    expect(await ran()).toEqual([]);
    expect(cluster.asked).toEqual([]);
  });

  test('gives the credential, and is asked again only when that has run out', async () => {
    const expirationTimestamp = new Date(Date.now() + 3_600_000).toISOString();
    const command = program(credential({ token: 'token-of-test', expirationTimestamp }));
    const given = { ...using(command, { args: ['a b'] }), KUBERNETES_LOGIN_PROGRAMS: command };
    expect(await errorWith(given)).toBeUndefined();
    expect(await errorWith(given)).toBeUndefined();
    expect(await ran()).toHaveLength(1);
    expect((await ran())[0]).toContain('"interactive":false');
  });

  test('that fails, prints something else, is missing, or is changed by its variables', async () => {
    const command = program(credential({ token: 'token-of-test' }), 3);
    const allow = { KUBERNETES_LOGIN_PROGRAMS: command };
    expect(await errorWith({ ...using(command), ...allow })).toMatchObject({ code: 'E', exitCode: 3 });
    program('{"token": "very-secret-thing"}');
    const odd = await errorWith({ ...using(command), ...allow });
    expect(odd).toMatchObject({ code: 'E', exitCode: 0 });
    expect(JSON.stringify(odd)).not.toContain('very-secret-thing');
    const missing = workspace.at('bin', 'none');
    expect(await errorWith({ ...using(missing), KUBERNETES_LOGIN_PROGRAMS: missing })).toMatchObject({
      code: 'D',
      program: missing,
    });
    const env = [{ name: 'LD_PRELOAD', value: '/tmp/x.so' }];
    expect(await errorWith({ ...using(command, { env }), ...allow })).toMatchObject({
      code: 'P',
      variable: 'LD_PRELOAD',
    });
    expect(await ran()).toHaveLength(2);
  });

  test('of the kind that Kubernetes has removed is D, and is not run', async () => {
    const config = { 'cmd-path': program('{}'), 'token-key': '{.token}' };
    const user = { 'auth-provider': { name: 'gcp', config } };
    const file = workspace.kubeconfig(kubeconfigFor(cluster.url, user), 'gcp');
    expect(await errorWith({ KUBECONFIG: file })).toMatchObject({ code: 'D' });
    expect(await ran()).toEqual([]);
  });
});
