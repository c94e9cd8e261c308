import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { afterEach, expect, test } from 'vitest';

/** A server whose one tool neither ends nor heeds its signal. */
const STUBBORN = `
  import { z } from 'zod';
  import { defineServer } from '#servers/kit/server.ts';
  import { defineTool } from '#servers/kit/tool.ts';
  import { serve } from '#servers/kit/serve.ts';
  const hang = defineTool({
    name: 'hang', title: 'Hang', description: 'Hangs', input: z.object({}), output: z.object({}), risk: ['read'],
    run: async (_input, { progress }) => {
      setInterval(() => undefined, 1000);
      await progress(1);
      return new Promise(() => undefined);
    },
    text: () => '',
  });
  serve(defineServer({ name: 'stubborn', title: 'Stubborn', version: '1', tools: [hang] }));
`;

let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

async function startHanging() {
  const args = ['--input-type=module-typescript', '--eval', STUBBORN];
  const started = spawn(process.execPath, args, {
    cwd: path.join(import.meta.dirname, '../..'),
    stdio: 'pipe',
  });
  child = started;
  const client = new Client(
    { name: 'test', version: '1' },
    { versionNegotiation: { mode: { pin: '2026-07-28' } } },
  );
  await client.connect(new StdioServerTransport(started.stdout, started.stdin));
  await new Promise<void>((resolve) => {
    const call = client.callTool({ name: 'hang', arguments: {} }, { onprogress: () => resolve() });
    call.catch(() => undefined);
  });
  return { started, exit: once(started, 'exit') };
}

test('a call that hangs does not keep the process when stdin closes', async () => {
  const { started, exit } = await startHanging();
  started.stdin.end();
  expect(await exit).toEqual([0, null]);
});

test('nor when nobody reads stdout any more', async () => {
  const { started, exit } = await startHanging();
  started.stdout.destroy();
  started.stdin.write('{"jsonrpc":"2.0","id":99,"method":"ping"}\n');
  expect(await exit).toEqual([0, null]);
});
