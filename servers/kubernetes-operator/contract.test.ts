// What needs a kubelet or controllers: the real client against testing/fake-kubernetes.ts.
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createFakeKubernetes } from './testing/fake-kubernetes.ts';
import type { FakeKubernetes } from './testing/fake-kubernetes.ts';
import { kubernetesOperator } from './kubernetes-operator.ts';
import { createTestingWorkspace, kubeconfigFor } from './testing/workspace.ts';
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
  for (const { id } of await forwards()) await server.call('kubectl_port_forward_stop', { id });
  expect(await forwards()).toEqual([]);
  await server.close();
  await cluster.close();
  workspace.remove();
});

const data = async (tool: string, args: JsonObject = {}) => {
  const answer = await server.call(tool, args);
  expect(answer.error).toBeUndefined();
  return answer.data;
};
const forwards = async () =>
  (await data('kubectl_port_forward_list'))['forwards'] as {
    id: string;
    connections: number;
    last_error: string;
  }[];

/** Sends to a port of this computer and answers what comes back, until as much has come or it is closed. */
async function exchange(port: number, bytes: Buffer): Promise<Buffer> {
  const socket = connectTcp(port, '127.0.0.1');
  const pieces: Buffer[] = [];
  socket.write(bytes);
  await new Promise<void>((resolve) => {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve();
    });
    socket.on('data', (piece: Buffer) => {
      pieces.push(piece);
      if (Buffer.concat(pieces).length >= bytes.length) resolve();
    });
  });
  socket.destroy();
  return Buffer.concat(pieces);
}

test('the last lines of a container', async () => {
  const args = { pod_name: 'web', container: 'web' };
  expect(await data('kubectl_logs', { ...args, tail: 1 })).toMatchObject({
    logs: 'line 2 of the log of web\n',
    truncated: false,
  });
  await data('kubectl_logs', { ...args, since: '10m', previous: true, timestamps: true });
  expect(cluster.asked.at(-1)).toContain('sinceSeconds=600');
  await data('kubectl_logs', { ...args, since: '2026-01-31T12:00:00Z' });
  expect(cluster.asked.at(-1)).toContain('sinceTime=2026-01-31T12%3A00%3A00Z');
});

test('a pod with several containers wants one named', async () => {
  const { error, text } = await server.call('kubectl_logs', { pod_name: 'web' });
  expect(error).toMatchObject({ code: 'V', field: 'container' });
  expect(text).toContain('[web side]');
});

test('a long log is given whole up to a mebibyte', async () => {
  const long = await data('kubectl_logs', { pod_name: 'web', container: 'side', tail: 10_000 });
  expect(long['truncated']).toBe(false);
  expect((long['logs'] as string).split('\n')).toHaveLength(10_001);
});

test('following ends with the container', async () => {
  const call = data('kubectl_logs', { pod_name: 'web', container: 'web', follow: true });
  await expect.poll(() => cluster.asked.length).toBe(1);
  cluster.endLog();
  expect((await call)['logs']).toContain('the end');
});

test('following that is cancelled hangs up', async () => {
  const cancel = new AbortController();
  const tool = kubernetesOperator.tools.find(({ name }) => name === 'kubectl_logs');
  const context = callContext(kubernetesOperator, { settings, signal: cancel.signal });
  const call = tool?.call({ pod_name: 'web', container: 'web', follow: true }, context);
  await expect.poll(() => cluster.asked.length).toBe(1);
  cancel.abort(new Error('enough'));
  await expect(call).rejects.toThrow('enough');
});

test('the state of pods', async () => {
  expect(await data('get_pods')).toMatchObject({
    count: 1,
    pods: [{ name: 'web', status: 'CrashLoopBackOff', ready: '1/2', restarts: 3, node: 'node-1', age: '?' }],
  });
});

test('a roll-out is waited for, and its failure is told', async () => {
  const status = (updatedReplicas: number, availableReplicas: number, replicas = 2): JsonObject => ({
    observedGeneration: 2,
    replicas,
    updatedReplicas,
    availableReplicas,
  });
  cluster.rollout = [{ observedGeneration: 1 }, status(1, 1), status(2, 2)];
  expect(await data('rollout_status', { name: 'web' })).toMatchObject({ state: 'progressing' });
  expect(await data('kubectl_rollout_status', { name: 'web', timeout: 30 })).toMatchObject({
    state: 'done',
    desired: 2,
    updated: 2,
    available: 2,
  });
  cluster.rollout = [status(2, 2, 3)];
  expect(await data('rollout_status', { name: 'web' })).toMatchObject({
    message: '1 old pods are still ending.',
  });
  const conditions = [{ type: 'Progressing', reason: 'ProgressDeadlineExceeded', message: 'too slow' }];
  cluster.rollout = [{ ...status(1, 0), conditions }];
  expect(await data('rollout_status', { name: 'web', timeout: 30 })).toMatchObject({
    state: 'failed',
    message: 'too slow',
  });
});

test('a port leads to the pod, on loopback, until it is stopped', async () => {
  const opened = await data('kubectl_port_forward', { pod_name: 'web', ports: ':80', minutes: 1 });
  const port = Number(opened['local_port']);
  const much = Buffer.alloc(300_000, 'patchbay');
  expect((await exchange(port, much)).equals(much)).toBe(true);
  expect((await exchange(port, Buffer.from('again'))).toString()).toBe('again');
  await expect.poll(async () => (await forwards())[0]).toMatchObject({ connections: 0, last_error: null });

  const held = connectTcp(port, '127.0.0.1');
  await once(held, 'connect');
  await expect.poll(async () => (await forwards())[0]?.connections).toBe(1);
  const over = once(held, 'close');
  await data('kubectl_port_forward_stop', { id: opened['id'] ?? '' });
  await over;
  expect(await forwards()).toEqual([]);
  const refused = connectTcp(port, '127.0.0.1');
  expect(await once(refused, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);
  const { error } = await server.call('kubectl_port_forward_stop', { id: 'forward-999' });
  expect(error).toMatchObject({ code: 'N', field: 'id' });
});

test('what stands in the way of a forward is told', async () => {
  const closed = await data('kubectl_port_forward', { pod_name: 'web', ports: ':81' });
  await exchange(Number(closed['local_port']), Buffer.from('x'));
  await expect.poll(async () => (await forwards())[0]?.last_error).toContain('connection refused');
  const { error } = await server.call('kubectl_port_forward', {
    pod_name: 'web',
    ports: `${Number(closed['local_port'])}:80`,
  });
  expect(error).toMatchObject({ code: 'E', errno: 'EADDRINUSE', field: 'ports' });

  const other = await data('kubectl_port_forward', { pod_name: 'web', ports: ':82' });
  cluster.behaviour = 'drop';
  await exchange(Number(other['local_port']), Buffer.from('x'));
  await expect.poll(async () => (await forwards())[1]?.last_error).toContain('403');
});
