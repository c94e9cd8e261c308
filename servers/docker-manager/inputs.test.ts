import { mkdirSync, symlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { dockerManager } from './docker-manager.ts';
import { createFakeEngine } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';
import { createTestingWorkspace } from './testing-workspace.ts';
import type { TestingWorkspace } from './testing-workspace.ts';

let workspace: TestingWorkspace;
let engine: FakeEngine;
let server: TestClient;

beforeAll(async () => {
  workspace = createTestingWorkspace();
  mkdirSync(workspace.at('etc'));
  symlinkSync('/etc', workspace.at('link'));
  engine = await createFakeEngine();
  server = await connectTo(dockerManager, {
    folders: [workspace.folder],
    settings: { DOCKER_HOST: engine.host, DOCKER_ALLOWED_COMMANDS: 'ls, sh' },
  });
});

afterAll(async () => {
  await server.close();
  await engine.close();
  workspace.remove();
});

const image = 'busybox';
const dockerfile = { dockerfile_path: 'app/Dockerfile', build_context: 'app', image_tag: 'x:1' };

test.each<[string, JsonObject, string, string]>([
  ['docker_run', {}, 'image', 'V'],
  ['docker_run', { image: '' }, 'image', 'V'],
  ['docker_run', { image: 'UPPER/Case Image' }, 'image', 'V'],
  ['docker_run', { image: '--privileged' }, 'image', 'V'],
  ['docker_run', { image: '../x' }, 'image', 'V'],
  ['docker_run', { image: `a${'b'.repeat(256)}` }, 'image', 'V'],
  ['docker_run', { image, command: '' }, 'command', 'V'],
  ['docker_run', { image, command: 'echo "open' }, 'command', 'V'],
  ['docker_run', { image, command: 'ls; rm -rf /' }, 'command', 'P'],
  ['docker_run', { image, command: 'rm -rf /' }, 'command', 'P'],
  ['docker_run', { image, ports: ['0'] }, 'ports.0', 'V'],
  ['docker_run', { image, ports: ['80', '65536:80'] }, 'ports.1', 'V'],
  ['docker_run', { image, ports: ['0.0.0.0:80:80'] }, 'ports.0', 'V'],
  ['docker_run', { image, environment: { lower: 'x' } }, 'environment.lower', 'V'],
  ['docker_run', { image, environment: { 'A=B': 'x' } }, 'environment.A=B', 'V'],
  ['docker_run', { image, environment: { A: 1 } }, 'environment.A', 'V'],
  ['docker_run', { image, volumes: ['app'] }, 'volumes.0', 'V'],
  ['docker_run', { image, volumes: ['app:data'] }, 'volumes.0', 'V'],
  ['docker_run', { image, volumes: ['app:/x:rwx'] }, 'volumes.0', 'V'],
  ['docker_run', { image, volumes: ['app/../../out:/x'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['/etc:/x'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['//etc/passwd:/x'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['/proc/self:/x'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['./app:/etc'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['data:/dev/x'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['./app:/x/../etc'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['./link:/x'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['/home:/x'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['/var/run/docker.sock:/x'] }, 'volumes.0', 'P'],
  ['docker_run', { image, volumes: ['./none:/x'] }, 'volumes.0', 'N'],
  ['docker_run', { image, networks: ['host'] }, 'networks.0', 'P'],
  ['docker_run', { image, networks: ['container:other'] }, 'networks.0', 'V'],
  ['docker_run', { image, name: '../x' }, 'name', 'V'],
  ['docker_run', { image, privileged: true }, 'privileged', 'V'],
  ['docker_exec', { container: 'c', command: '' }, 'command', 'V'],
  ['docker_exec', { container: 'c', command: 'ls | sh' }, 'command', 'P'],
  ['docker_exec', { container: 'c', command: 'cat x' }, 'command', 'P'],
  ['docker_exec', { container: '../c', command: 'ls' }, 'container', 'V'],
  ['docker_exec', { container: 'c', command: 'ls', workdir: 'x' }, 'workdir', 'V'],
  ['docker_exec', { container: 'c', command: 'ls', user: 'a b' }, 'user', 'V'],
  ['docker_exec', { container: 'c', command: 'ls', timeout: 0 }, 'timeout', 'V'],
  ['docker_exec', { container: 'c', command: 'ls', timeout: 601 }, 'timeout', 'V'],
  ['docker_ps', { all: 'yes' }, 'all', 'V'],
  ['docker_inspect', { name: 'a/../b?x=1' }, 'name', 'V'],
  ['docker_inspect', { name: 'c', type: 'volume' }, 'type', 'V'],
  ['docker_logs', { container: '' }, 'container', 'V'],
  ['docker_logs', { container: 'c', tail: -1 }, 'tail', 'V'],
  ['docker_logs', { container: 'c', tail: 10_001 }, 'tail', 'V'],
  ['docker_logs', { container: 'c', since: 'yesterday' }, 'since', 'V'],
  ['docker_stats', { container: 'a/b' }, 'container', 'V'],
  ['docker_start', { container: 'a b' }, 'container', 'V'],
  ['docker_stop', { container: 'c', timeout: -1 }, 'timeout', 'V'],
  ['docker_stop', { container: 'c', timeout: 301 }, 'timeout', 'V'],
  ['docker_remove', { container: '-f' }, 'container', 'V'],
  ['docker_images', { filter: { nonsense: 'x' } }, 'filter.nonsense', 'V'],
  ['docker_images', { format: 'xml' }, 'format', 'V'],
  ['docker_build', { image_tag: 'x' }, 'dockerfile_path', 'V'],
  ['docker_build', { ...dockerfile, dockerfile_path: 'app/None' }, 'dockerfile_path', 'N'],
  ['docker_build', { ...dockerfile, dockerfile_path: 'app' }, 'dockerfile_path', 'V'],
  ['docker_build', { ...dockerfile, dockerfile_path: '../out/Dockerfile' }, 'dockerfile_path', 'P'],
  ['docker_build', { ...dockerfile, build_context: 'app/Dockerfile' }, 'build_context', 'V'],
  ['docker_build', { ...dockerfile, build_context: 'none' }, 'build_context', 'N'],
  ['docker_build', { ...dockerfile, build_context: '..' }, 'build_context', 'P'],
  ['docker_build', { ...dockerfile, image_tag: 'a b' }, 'image_tag', 'V'],
  ['docker_build', { ...dockerfile, image_tag: `x@sha256:${'0'.repeat(64)}` }, 'image_tag', 'V'],
  ['docker_build', { ...dockerfile, build_args: { 'a b': 'x' } }, 'build_args.a b', 'V'],
  ['docker_build', { ...dockerfile, target: '--x' }, 'target', 'V'],
  ['docker_pull', { image: 'a', tag: 'b/c' }, 'tag', 'V'],
  ['docker_pull', { image: 'a:1', tag: '2' }, 'tag', 'V'],
  ['docker_push', { image_tag: `x@sha256:${'0'.repeat(64)}` }, 'image_tag', 'V'],
  ['docker_push', { image_tag: 'x', registry: 'http://x' }, 'registry', 'V'],
  ['docker_compose', { action: 'restart' }, 'action', 'V'],
  ['docker_compose', { action: 'up', compose_file: 'none.yml' }, 'compose_file', 'N'],
  ['docker_compose', { action: 'up', compose_file: '../out/x.yml' }, 'compose_file', 'P'],
  ['docker_compose', { action: 'up', services: ['--privileged'] }, 'services.0', 'V'],
  ['docker_compose_up', { compose_file: 'none.yml' }, 'compose_file', 'N'],
  ['docker_compose_up', { services: 'web' }, 'services', 'V'],
  ['docker_network_create', { name: 'a/b' }, 'name', 'V'],
  ['docker_network_create', { name: 'a', driver: 'host' }, 'driver', 'V'],
  ['docker_network_remove', { network: '' }, 'network', 'V'],
  ['docker_network_connect', { network: 'n' }, 'container', 'V'],
  ['docker_system_prune', { force: 'yes' }, 'force', 'V'],
])('%s %j names %s with %s, and the engine is not asked', async (tool, args, field, code) => {
  expect((await server.call(tool, args)).error).toMatchObject({ code, field });
  expect(engine.asked).toEqual([]);
});
