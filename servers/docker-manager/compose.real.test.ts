// Needs a real engine and a Docker Compose (Debian: docker-compose); see test/backends/podman.sh.
import { accessSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { callContext, connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { takeTurn } from '../../test/backends/turn.ts';
import { dockerManager } from './docker-manager.ts';
import { createTestingWorkspace } from './testing-workspace.ts';
import type { TestingWorkspace } from './testing-workspace.ts';

const socket = process.env['PATCHBAY_TEST_DOCKER'] ?? '';
const compose = ['docker', 'docker-compose'].some((program) =>
  (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program));
      return true;
    } catch {
      return false;
    }
  }),
);

describe.skipIf(socket === '' || !compose)(
  'compose on a real engine (PATCHBAY_TEST_DOCKER, docker-compose)',
  () => {
    let giveBack: () => void;
    let workspace: TestingWorkspace;
    let server: TestClient;
    const settings = { DOCKER_HOST: `unix://${socket}` };
    const data = async (tool: string, args: JsonObject) => {
      const answer = await server.call(tool, args, { timeout: 120_000 });
      expect(answer.error).toBeUndefined();
      return answer.data;
    };
    const services = async () => {
      const listed = await data('docker_ps', { all: true });
      return (listed['containers'] as { labels: Record<string, string>; state: string }[])
        .filter(({ labels }) => labels['com.docker.compose.project.working_dir'] === workspace.folder)
        .map(({ labels, state }) => `${labels['com.docker.compose.service']} ${state}`)
        .toSorted();
    };

    beforeAll(async () => {
      giveBack = await takeTurn(`${socket}.turn`);
      workspace = createTestingWorkspace('localhost/patchbay-busybox:1');
      server = await connectTo(dockerManager, { folders: [workspace.folder], settings });
    }, 120_000);

    afterAll(async () => {
      await server.call('docker_compose', { action: 'down' }, { timeout: 120_000 });
      expect(await services()).toEqual([]);
      await server.close();
      workspace.remove();
      giveBack();
    });

    test('up, ps, logs, down of one, down', { timeout: 120_000 }, async () => {
      await data('docker_compose', { action: 'up' });
      await expect.poll(services).toEqual(['once exited', 'web running']);
      expect((await data('docker_compose', { action: 'ps' }))['stdout']).toContain('sleep 100');
      expect((await data('docker_compose', { action: 'logs' }))['stdout']).toMatch(/once.*\| once/);
      await data('docker_compose', { action: 'down', services: ['web'] });
      expect(await services()).toEqual(['once exited']);
      await data('docker_compose', { action: 'down' });
      expect(await services()).toEqual([]);
    });

    test(
      'in the foreground it ends with the first service; cancelled, all are stopped',
      { timeout: 120_000 },
      async () => {
        expect((await data('docker_compose_up', { detach: false }))['stdout']).toMatch(/once.*\| once/);
        const cancel = new AbortController();
        const context = callContext(dockerManager, {
          folders: [workspace.folder],
          settings,
          signal: cancel.signal,
        });
        const up = dockerManager.tools.find(({ name }) => name === 'docker_compose_up');
        const call = up?.call({ detach: false, services: ['web'] }, context);
        await expect.poll(services).toContain('web running');
        cancel.abort(new Error('enough'));
        await expect(call).rejects.toThrow('enough');
        expect(await services()).not.toContain('web running');
      },
    );

    test('what compose refuses is E with its words', { timeout: 60_000 }, async () => {
      const { error } = await server.call('docker_compose_up', { services: ['none'] });
      expect(error).toMatchObject({
        code: 'E',
        exitCode: 1,
        stderr: expect.stringContaining('none') as string,
      });
    });

    test('an engine that is not there is no success', { timeout: 60_000 }, async () => {
      const other = await connectTo(dockerManager, {
        folders: [workspace.folder],
        settings: { DOCKER_HOST: 'unix:///none/at/all.sock' },
      });
      for (const [tool, args] of [
        ['docker_compose', { action: 'ps' }],
        ['docker_compose_up', {}],
      ] as const) {
        expect(['D', 'E']).toContain((await other.call(tool, args)).error?.['code']);
      }
      await other.close();
    });
  },
);
