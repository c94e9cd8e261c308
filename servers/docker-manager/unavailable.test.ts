import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { dockerManager } from './docker-manager.ts';
import { createFakeEngine } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';
import { COMPOSE_CALLS, createTestingWorkspace, ENGINE_CALLS } from './testing-workspace.ts';
import type { TestingWorkspace } from './testing-workspace.ts';

let workspace: TestingWorkspace;
let engine: FakeEngine;
let server: TestClient;

const connect = (host: string) =>
  connectTo(dockerManager, { folders: [workspace.folder], settings: { DOCKER_HOST: host } });

beforeEach(async () => {
  workspace = createTestingWorkspace();
  engine = await createFakeEngine();
  server = await connect(engine.host);
});

afterEach(async () => {
  await server.close();
  await engine.close();
  workspace.remove();
});

describe.each(ENGINE_CALLS)('%s %j', (tool, args) => {
  test.each(['unix:///none/at/all.sock', 'tcp://127.0.0.1:1'])('is D when nobody is at %s', async (host) => {
    const other = await connect(host);
    expect((await other.call(tool, args)).error).toMatchObject({ code: 'D' });
    await other.close();
  });

  test.each(['drop', 'half'] as const)('is E when the engine dies: %s', async (behaviour) => {
    engine.behaviour = behaviour;
    expect((await server.call(tool, args)).error).toMatchObject({ code: 'E', reason: 'connectionLost' });
    expect(engine.asked.length).toBeGreaterThan(0);
  });

  test('tells what the engine says', async () => {
    engine.behaviour = { status: 500, message: 'the disk is full' };
    const { error, text } = await server.call(tool, args);
    expect(error).toMatchObject({ code: 'E', status: 500 });
    expect(text).toContain('the disk is full');
  });

  test('cancelled, hangs up', async () => {
    engine.behaviour = 'hang';
    const cancel = new AbortController();
    const found = dockerManager.tools.find(({ name }) => name === tool);
    const settings = { DOCKER_HOST: engine.host };
    const context = callContext(dockerManager, {
      folders: [workspace.folder],
      settings,
      signal: cancel.signal,
    });
    const call = found?.call(args, context);
    await expect.poll(() => engine.asked.length).toBe(1);
    cancel.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await expect.poll(() => engine.givenUp).toBe(1);
  });
});

test.each(ENGINE_CALLS.filter(([, args]) => ['container', 'name', 'network'].some((field) => field in args)))(
  '%s %j is N when there is no such thing',
  async (tool, args) => {
    if (tool === 'docker_network_create') return;
    engine.behaviour = { status: 404, message: 'No such thing' };
    expect((await server.call(tool, args)).error).toMatchObject({
      code: 'N',
      field: expect.any(String) as string,
    });
  },
);

test.each(COMPOSE_CALLS)(
  '%s %j is D without a compose program, and says how to get it',
  async (tool, args) => {
    const { PATH } = process.env;
    process.env['PATH'] = workspace.folder;
    try {
      const { error, text } = await server.call(tool, args);
      expect(error).toMatchObject({ code: 'D', program: 'docker compose' });
      expect(text).toContain('docs.docker.com/compose/install');
    } finally {
      process.env['PATH'] = PATH;
    }
  },
);

test.each(['ssh://host', 'nonsense', 'ftp://host', 'unix://'])('DOCKER_HOST=%s is D', async (host) => {
  const other = await connect(host);
  expect((await other.call('docker_ps', {})).error).toMatchObject({ code: 'D', setting: 'DOCKER_HOST' });
  await other.close();
});

test('certificates that are not there are D', async () => {
  const settings = { DOCKER_HOST: 'tcp://127.0.0.1:1', DOCKER_CERT_PATH: workspace.folder };
  const other = await connectTo(dockerManager, { settings });
  expect((await other.call('docker_ps', {})).error).toMatchObject({ code: 'D', setting: 'DOCKER_CERT_PATH' });
  await other.close();
});
