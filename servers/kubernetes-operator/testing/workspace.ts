import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JsonObject } from '#contract/json.ts';

/** A workspace with manifests and a kubeconfig beside it, for tests. */
export interface TestingWorkspace {
  folder: string;
  at(...names: string[]): string;
  /** Writes a file of the workspace. */
  write(name: string, text: string): void;
  /** Writes a kubeconfig outside the workspace; answers its path. */
  kubeconfig(config: JsonObject | string, name?: string): string;
  remove(): void;
}

export function createTestingWorkspace(): TestingWorkspace {
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'kube-')));
  const folder = path.join(base, 'ws');
  mkdirSync(path.join(base, 'out'));
  mkdirSync(folder);
  const workspace: TestingWorkspace = {
    folder,
    at: (...names) => path.join(folder, ...names),
    write(name, text) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    },
    kubeconfig(config, name = 'kubeconfig') {
      const file = path.join(base, name);
      writeFileSync(file, typeof config === 'string' ? config : JSON.stringify(config));
      return file;
    },
    remove() {
      rmSync(base, { recursive: true });
    },
  };
  workspace.write('app/config.yaml', configMap('web-config', { colour: 'blue' }));
  workspace.write('app/deep/more.yml', configMap('deep-config', { a: 'b' }));
  workspace.write('app/readme.txt', 'not a manifest');
  return workspace;
}

export function configMap(name: string, data: Record<string, string>): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });
}

/** A kubeconfig with one context, `test`, for the server at `url`. */
export function kubeconfigFor(url: string, user: JsonObject = { token: 'token-of-test' }): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'test',
    // Without TLS the client library wants this said.
    clusters: [{ name: 'test', cluster: { server: url, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'tester', user }],
    contexts: [{ name: 'test', context: { cluster: 'test', user: 'tester' } }],
  };
}

/** One call of every tool that asks the cluster, with arguments that are in order. */
export const CLUSTER_CALLS: readonly (readonly [string, JsonObject])[] = [
  ['kubectl_get', { resource_type: 'pods' }],
  ['kubectl_get', { resource_type: 'ingress', resource_name: 'web' }],
  ['kubectl_describe', { resource_type: 'pod', resource_name: 'web' }],
  ['get_pods', {}],
  ['kubectl_logs', { pod_name: 'web' }],
  ['kubectl_apply', { manifest_path: 'app/config.yaml' }],
  ['kubectl_apply', { manifest_path: 'app', recursive: true, dry_run: true, diff: true }],
  ['kubectl_delete', { resource_type: 'configmaps', resource_name: 'web' }],
  ['kubectl_delete', { resource_type: 'configmaps', selector: 'app=web' }],
  ['kubectl_scale', { resource: 'deployment', name: 'web', replicas: 2 }],
  ['scale_deployment', { deployment: 'web', replicas: 2 }],
  ['rollout_status', { name: 'web' }],
  ['kubectl_rollout', { action: 'undo', resource: 'deployment', name: 'web' }],
  ['kubectl_rollout_restart', { name: 'web' }],
  ['kubectl_port_forward', { pod_name: 'web', ports: ':80' }],
  ['k8s_secret_list', {}],
  ['k8s_secret_set', { name: 'web', data: { password: 'hunter2hunter2' } }],
  ['k8s_secret_delete', { name: 'web' }],
  ['cluster_diagnostics', {}],
  ['gather_context', {}],
];
