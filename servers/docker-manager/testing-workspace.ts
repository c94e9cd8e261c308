import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Arguments = Record<string, string | boolean>;

/** A workspace with something to build, for tests. */
export interface TestingWorkspace {
  folder: string;
  at(...names: string[]): string;
  remove(): void;
}

export function createTestingWorkspace(image = 'scratch'): TestingWorkspace {
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'docker-')));
  const folder = path.join(base, 'ws');
  const at = (...names: string[]): string => path.join(folder, ...names);
  mkdirSync(at('app/data'), { recursive: true });
  mkdirSync(path.join(base, 'out'));
  writeFileSync(at('app/Dockerfile'), `FROM ${image}\nCOPY . /app\n`);
  writeFileSync(at('app/data/a.txt'), 'a');
  writeFileSync(
    at('docker-compose.yml'),
    `version: "3"\nservices:\n  web:\n    image: ${image}\n    command: sleep 100\n    stop_grace_period: 0s\n  once:\n    image: ${image}\n    command: echo once\n`,
  );
  return {
    folder,
    at,
    remove() {
      rmSync(base, { recursive: true });
    },
  };
}

/** One call of every tool that asks the engine itself, with arguments that are in order. */
export const ENGINE_CALLS: readonly (readonly [string, Arguments])[] = [
  ['docker_run', { image: 'localhost/none:1', command: 'true' }],
  ['docker_exec', { container: 'c', command: 'true' }],
  ['docker_ps', {}],
  ['docker_inspect', { name: 'c' }],
  ['docker_logs', { container: 'c' }],
  ['docker_stats', { container: 'c' }],
  ['docker_start', { container: 'c' }],
  ['docker_stop', { container: 'c' }],
  ['docker_remove', { container: 'c' }],
  ['docker_images', {}],
  ['docker_build', { dockerfile_path: 'app/Dockerfile', build_context: 'app', image_tag: 'x:1' }],
  ['docker_pull', { image: 'x' }],
  ['docker_push', { image_tag: 'x' }],
  ['docker_network_list', {}],
  ['docker_network_create', { name: 'n' }],
  ['docker_network_remove', { network: 'n' }],
  ['docker_network_connect', { network: 'n', container: 'c' }],
  ['docker_system_prune', {}],
  ['docker_system_prune', { force: true }],
  ['gather_context', {}],
];

/** The same of those that ask it through Docker Compose. */
export const COMPOSE_CALLS: readonly (readonly [string, Arguments])[] = [
  ['docker_compose', { action: 'ps' }],
  ['docker_compose_up', {}],
];
