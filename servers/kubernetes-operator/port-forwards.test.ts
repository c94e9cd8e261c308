import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { expect, test } from 'vitest';
import { listForwards, openForward, stopForward } from './port-forwards.ts';
import { createFakeKubernetes } from './testing/fake-kubernetes.ts';
import { createTestingWorkspace, kubeconfigFor } from './testing/workspace.ts';

const target = { context: 'c', namespace: 'n', pod_name: 'p', pod_port: 80, local_port: 0 };

test('ends when its time is over, with its connections', async () => {
  const carry = (_socket: unknown, until: AbortSignal) =>
    new Promise<void>((resolve) => {
      until.addEventListener('abort', () => {
        resolve();
      });
    });
  const { local_port } = await openForward({ ...target, lastsMs: 300, carry });
  const socket = connectTcp(local_port, '127.0.0.1');
  const over = once(socket, 'close');
  socket.resume();
  await once(socket, 'connect');
  await over;
  await expect.poll(listForwards).toEqual([]);
});

test('there is a limit of them', async () => {
  const carry = () => Promise.resolve();
  const opened = await Promise.all(
    Array.from({ length: 20 }, () => openForward({ ...target, lastsMs: 60_000, carry })),
  );
  await expect(openForward({ ...target, lastsMs: 60_000, carry })).rejects.toMatchObject({ code: 'R' });
  for (const { id } of opened) await stopForward(id);
  expect(listForwards()).toEqual([]);
});

test('ends with the server, which it does not keep alive', async () => {
  const workspace = createTestingWorkspace();
  const cluster = await createFakeKubernetes();
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, KUBECONFIG: workspace.kubeconfig(kubeconfigFor(cluster.url)) },
    stdio: 'pipe',
  });
  const exit = once(child, 'exit');
  const client = new Client(
    { name: 'test', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(new StdioServerTransport(child.stdout, child.stdin));
  const args = { pod_name: 'web', ports: ':80' };
  const answer = await client.callTool({ name: 'kubectl_port_forward', arguments: args });
  const { local_port } = answer.structuredContent as { local_port: number };
  const socket = connectTcp(local_port, '127.0.0.1');
  await once(socket, 'connect');
  const over = once(socket, 'close');
  socket.on('error', () => undefined).resume();
  child.stdin.end();
  expect(await exit).toEqual([0, null]);
  await over;
  expect(await once(connectTcp(local_port, '127.0.0.1'), 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);
  await cluster.close();
  workspace.remove();
});
