import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorld } from '#servers/delivery/testing/world.ts';
import type { World } from '#servers/delivery/testing/world.ts';
import { answerOf } from '#servers/kit/testing.ts';
import { selfSigned } from '../../test/support/certificate.ts';

const MAIN = path.join(import.meta.dirname, 'main.ts');

let world: World;
const children: ChildProcess[] = [];

beforeEach(async () => {
  world = await createWorld(selfSigned('localhost'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await world.end();
});

function spawnHub() {
  const env = { ...world.settings, PATCHBAY_DATA: world.folder, PATH: process.env['PATH'] };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  children.push(child);
  return { child, exit: once(child, 'exit') };
}

async function connect(child: ReturnType<typeof spawnHub>['child']): Promise<Client> {
  const client = new Client(
    { name: 'test', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(new StdioServerTransport(child.stdout, child.stdin));
  return client;
}

test('what was queued when the process was killed is sent by the next one, without a call', async () => {
  const first = spawnHub();
  const client = await connect(first.child);
  world.webhook.next.push('hold');
  const answer = await client.callTool({
    name: 'send_notification',
    arguments: { message: 'Still there', channels: ['webhook'], priority: 'high' },
  });
  expect(answerOf(answer).data).toMatchObject({ queued: [{ channel: 'webhook' }] });
  await expect.poll(() => world.webhook.open()).toBe(1);
  first.child.kill('SIGKILL');
  await first.exit;
  expect(world.webhook.accepted).toEqual([]);

  const second = spawnHub();
  await expect.poll(() => world.webhook.accepted.length).toBe(1);
  expect(world.webhook.accepted[0]?.body).toContain('Still there');
  let said = '';
  second.child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  second.child.stdin.end();
  expect(await second.exit).toEqual([0, null]);
  expect(said).toBe('');
});

test('stdout carries the protocol alone, and the timers of an alert keep no process', async () => {
  const { child, exit } = spawnHub();
  const client = await connect(child);
  world.slack.next.push({ status: 500 });
  const args = { message: 'Down', severity: 'critical' };
  const answer = answerOf(await client.callTool({ name: 'send_alert', arguments: args }));
  expect(answer.data).toMatchObject({ status: 'sent' });
  expect((await client.listTools()).tools).toHaveLength(9);
  child.stdin.end();
  expect(await exit).toEqual([0, null]);
});
