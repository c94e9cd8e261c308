// Against a real engine: test/backends/podman.sh starts one with an image of busybox and prints the variables.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createCutLine } from '../../test/backends/cut-line.ts';
import { takeTurn } from '../../test/backends/turn.ts';
import { dockerManager } from './docker-manager.ts';
import { createTestingWorkspace, ENGINE_CALLS } from './testing-workspace.ts';
import type { TestingWorkspace } from './testing-workspace.ts';

const socket = process.env['PATCHBAY_TEST_DOCKER'] ?? '';
const registry = process.env['PATCHBAY_TEST_REGISTRY'] ?? '';
const image = 'localhost/patchbay-busybox:1';
const PREFIX = `patchbay-${process.pid}`;

describe.skipIf(socket === '')('a real engine (PATCHBAY_TEST_DOCKER)', () => {
  let giveBack: () => void;
  let workspace: TestingWorkspace;
  let server: TestClient;
  const settings = { DOCKER_HOST: `unix://${socket}` };

  const connect = (host: string) =>
    connectTo(dockerManager, { folders: [workspace.folder], settings: { DOCKER_HOST: host } });
  const data = async (tool: string, args: JsonObject = {}) => {
    const answer = await server.call(tool, args);
    expect(answer.error).toBeUndefined();
    return answer.data;
  };
  const containers = async () =>
    (await data('docker_ps', { all: true }))['containers'] as { names: string[]; state: string }[];
  const ours = async () =>
    (await containers()).filter(({ names }) => names.some((name) => name.startsWith(PREFIX)));
  const serve = (name: string, command = 'sleep 100') =>
    data('docker_run', { image, command, name: `${PREFIX}-${name}`, detach: true, remove: false });

  beforeAll(async () => {
    giveBack = await takeTurn(`${socket}.turn`);
    workspace = createTestingWorkspace(image);
    server = await connect(`unix://${socket}`);
  }, 120_000);

  afterAll(async () => {
    for (const { names } of await ours()) {
      await server.call('docker_remove', { container: names[0] ?? '', force: true });
    }
    expect(await ours()).toEqual([]);
    await server.close();
    workspace.remove();
    giveBack();
  });

  test('runs hardened, tells both streams and the exit code, and leaves nothing', async () => {
    const before = await containers();
    const command =
      'sh -c "echo out; echo err >&2; id -u; touch /x; touch /tmp/x; cat /in/a.txt; grep -E \'NoNewPrivs|CapEff\' /proc/self/status; exit 3"';
    const ran = await data('docker_run', {
      image,
      command,
      volumes: ['./app/data:/in:ro'],
      environment: { GREETING: 'hi' },
    });
    expect(ran).toMatchObject({ exit_code: 3, running: false, truncated: false });
    expect(ran['stdout']).toBe('out\n1000\naCapEff:\t0000000000000000\nNoNewPrivs:\t1\n');
    expect(ran['stderr']).toBe('err\ntouch: /x: Read-only file system\n');
    expect(await containers()).toEqual(before);
  });

  test('more than a mebibyte is cut and says so', async () => {
    const ran = await data('docker_run', { image, command: 'sh -c "yes | head -c 2000000"' });
    expect(ran).toMatchObject({ exit_code: 0, truncated: true });
  });

  test('a command that is not in the image is an error, and leaves nothing', async () => {
    const before = await containers();
    const { error } = await server.call('docker_run', { image, command: 'nonsense' });
    expect(error).toMatchObject({ code: expect.stringMatching(/[EN]/) as string });
    expect(await containers()).toEqual(before);
  });

  test('cancelled, the container is gone', async () => {
    const before = await containers();
    const cancel = new AbortController();
    const run = dockerManager.tools.find(({ name }) => name === 'docker_run');
    const context = callContext(dockerManager, {
      folders: [workspace.folder],
      settings,
      signal: cancel.signal,
    });
    const call = run?.call({ image, command: 'sleep 100' }, context);
    await expect.poll(async () => (await containers()).length).toBe(before.length + 1);
    cancel.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    expect(await containers()).toEqual(before);
  });

  test('a life: listed, inspected, measured, asked, logged, stopped, started, removed', async () => {
    const container = `${PREFIX}-life`;
    await serve('life', 'sh -c "echo one; echo two >&2; sleep 100"');
    expect(await ours()).toMatchObject([{ names: [container], state: 'running' }]);
    const inspected = await data('docker_inspect', { name: container });
    expect(inspected['details']).toMatchObject({
      HostConfig: { ReadonlyRootfs: true },
      Config: { User: '1000:1000' },
    });
    expect((await data('docker_stats', { container }))['containers']).toMatchObject([
      {
        name: container,
        memory_bytes: expect.any(Number) as number,
        cpu_percent: expect.any(Number) as number,
      },
    ]);
    const asked = {
      container,
      command: 'sh -c "echo $WORD; pwd; exit 4"',
      environment: { WORD: 'hi' },
      workdir: '/tmp',
    };
    expect(await data('docker_exec', asked)).toMatchObject({
      exit_code: 4,
      stdout: 'hi\n/tmp\n',
      stderr: '',
    });
    await expect
      .poll(() => data('docker_logs', { container }))
      .toMatchObject({ stdout: 'one\n', stderr: 'two\n', running: true });
    expect((await data('docker_logs', { container, tail: 0 }))['stdout']).toBe('');
    expect((await data('docker_logs', { container, timestamps: true }))['stdout']).toMatch(
      /^\d{4}-.* one\n$/,
    );
    expect(await data('docker_stop', { container, timeout: 0 })).toMatchObject({ changed: true });
    expect(await data('docker_stop', { container })).toMatchObject({ changed: false });
    expect(await data('docker_start', { container })).toMatchObject({ changed: true });
    expect((await server.call('docker_remove', { container })).error).toMatchObject({ code: 'E' });
    expect(await data('docker_remove', { container, force: true })).toMatchObject({ removed: true });
    for (const tool of ['docker_remove', 'docker_stop', 'docker_logs', 'docker_start', 'docker_stats']) {
      expect((await server.call(tool, { container })).error).toMatchObject({ code: 'N', field: 'container' });
    }
  });

  test('following ends with the container', async () => {
    const container = `${PREFIX}-follow`;
    await serve('follow', 'sh -c "echo first; sleep 1; echo last"');
    expect(await data('docker_logs', { container, follow: true })).toMatchObject({
      stdout: 'first\nlast\n',
      running: false,
    });
  });

  test.runIf(process.platform === 'linux')(
    'a command whose time is over is ended in its container (told by /proc: on Linux)',
    async () => {
      const container = `${PREFIX}-late`;
      await serve('late');
      const { error } = await server.call('docker_exec', { container, command: 'sleep 77', timeout: 1 });
      expect(error).toMatchObject({ code: 'T' });
      const { stdout } = await data('docker_exec', { container, command: 'ps' });
      expect(stdout).not.toContain('sleep 77');
    },
  );

  test('networks are made, used, and go', async () => {
    const network = `${PREFIX}-net`;
    expect(await data('docker_network_create', { name: network, labels: { a: 'b' } })).toMatchObject({
      name: network,
    });
    expect((await server.call('docker_network_create', { name: network })).error).toMatchObject({
      code: 'E',
    });
    expect((await data('docker_network_list'))['networks']).toContainEqual(
      expect.objectContaining({ name: network, driver: 'bridge', labels: { a: 'b' } }),
    );
    await serve('net');
    const container = `${PREFIX}-net`;
    await data('docker_network_connect', { network, container });
    expect((await server.call('docker_network_remove', { network })).error).toMatchObject({ code: 'E' });
    await data('docker_remove', { container, force: true });
    await data('docker_network_remove', { network });
    expect((await server.call('docker_network_remove', { network })).error).toMatchObject({ code: 'N' });
  });

  test('builds, lists and prunes images', async () => {
    const tag = `localhost/${PREFIX}:1`;
    const built = await data('docker_build', {
      dockerfile_path: 'app/Dockerfile',
      build_context: 'app',
      image_tag: tag,
    });
    expect(built).toMatchObject({ image_tag: tag });
    const listed = await data('docker_images', { filter: { reference: tag } });
    expect(listed['images']).toMatchObject([
      { id: built['id'], tags: expect.arrayContaining([tag]) as string[] },
    ]);
    expect((await data('docker_run', { image: tag, command: 'cat /app/data/a.txt' }))['stdout']).toBe('a');

    writeFileSync(workspace.at('app/Broken'), `FROM ${image}\nRUN exit 7\n`);
    const broken = {
      dockerfile_path: 'app/Broken',
      build_context: 'app',
      image_tag: `localhost/${PREFIX}:2`,
    };
    const { error } = await server.call('docker_build', broken);
    expect(error).toMatchObject({ code: 'E', output: expect.stringContaining('RUN exit 7') as string });

    await data('docker_run', { image, command: 'true', name: `${PREFIX}-done`, remove: false });
    const preview = await data('docker_system_prune');
    expect(preview).toMatchObject({ done: false, reclaimed_bytes: null });
    expect(await ours()).toContainEqual(expect.objectContaining({ names: [`${PREFIX}-done`] }));
    const pruned = await data('docker_system_prune', { force: true });
    expect(pruned).toMatchObject({ done: true, containers: preview['containers'] });
    expect(await ours()).not.toContainEqual(expect.objectContaining({ names: [`${PREFIX}-done`] }));
  });

  test('what cannot be pulled is an error', async () => {
    expect((await server.call('docker_pull', { image: '127.0.0.1:1/none' })).error).toMatchObject({
      code: 'E',
    });
    expect((await server.call('docker_run', { image: '127.0.0.1:1/none' })).error).toMatchObject({
      code: 'E',
    });
    expect((await server.call('docker_push', { image_tag: 'localhost/none:1' })).error).toMatchObject({
      code: 'N',
    });
  });

  test.skipIf(registry === '')('pushes and pulls (PATCHBAY_TEST_REGISTRY)', async () => {
    const pushed = await data('docker_push', { image_tag: image, registry: `${registry}/team` });
    expect(pushed['pushed']).toBe(`${registry}/team/patchbay-busybox:1`);
    const pulled = await data('docker_pull', { image: `${registry}/team/patchbay-busybox`, tag: '1' });
    expect(pulled).toMatchObject({ image: pushed['pushed'], digests: expect.any(Array) as unknown[] });
    const { error } = await server.call('docker_pull', { image: `${registry}/none` });
    expect(error).toMatchObject({ code: 'N', field: 'image' });
  });

  test('gathers its context', async () => {
    expect((await data('gather_context'))['context']).toMatchObject({
      engine: { api: expect.stringMatching(/^1\./) as string },
      images: expect.any(Number) as number,
    });
  });

  test.each<[string, JsonObject]>([
    ['docker_run', { image, command: 'sleep 60', name: `${PREFIX}-cut` }],
    ['docker_exec', { container: `${PREFIX}-busy`, command: 'sleep 60' }],
    ['docker_logs', { container: `${PREFIX}-busy`, follow: true }],
    ['docker_stop', { container: `${PREFIX}-busy`, timeout: 5 }],
  ])('%s is no success when the engine goes away while it works', async (tool, args) => {
    if (tool !== 'docker_run') await serve('busy');
    const line = await createCutLine({ path: socket }, path.join(workspace.folder, 'work.sock'));
    const other = await connect(`unix://${line.address}`);
    const call = other.call(tool, args);
    const name = tool === 'docker_run' ? `${PREFIX}-cut` : `${PREFIX}-busy`;
    // One that is being stopped is listed as that.
    const started = expect.objectContaining({ names: [name], state: 'running' }) as unknown;
    if (tool === 'docker_run') await expect.poll(ours).toContainEqual(started);
    await expect.poll(() => line.waiting(300)).toBe(true);
    await line.cut();
    expect(['D', 'E']).toContain((await call).error?.['code']);
    await other.close();
    await data('docker_remove', { container: name, force: true });
  });

  test.each(
    ENGINE_CALLS.map(([tool, args]): readonly [string, JsonObject] => {
      if (tool === 'docker_run') return [tool, { image, command: 'sleep 1' }];
      if (tool === 'docker_build') return [tool, { ...args, image_tag: `localhost/${PREFIX}:3` }];
      return tool === 'docker_push' ? [tool, { image_tag: image }] : [tool, args];
    }).filter(([tool, args]) => !(tool === 'docker_system_prune' && args['force'] === true)),
  )('%s %j is no success when the engine goes away in the middle', async (tool, args) => {
    const line = await createCutLine({ path: socket }, path.join(workspace.folder, 'cut.sock'));
    const other = await connect(`unix://${line.address}`);
    const asked = line.hold();
    const call = other.call(tool, args);
    await asked;
    await line.cut();
    const { error } = await call;
    expect(['D', 'E']).toContain(error?.['code']);
    await other.close();
  });
});
