import { expect } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { kubernetesOperator } from '../kubernetes-operator.ts';
import { createTestingWorkspace } from './workspace.ts';
import type { TestingWorkspace } from './workspace.ts';

/** The server on a real API server, with a namespace of its own. */
export interface RealCluster {
  workspace: TestingWorkspace;
  server: TestClient;
  namespace: string;
  connect(settings?: Record<string, string>): Promise<TestClient>;
  data(tool: string, args?: JsonObject): Promise<JsonObject>;
  errorOf(tool: string, args?: JsonObject): Promise<JsonObject | undefined>;
  /** Applies text as a manifest; answers its objects. */
  apply(text: string, args?: JsonObject): Promise<JsonObject[]>;
  /** One object as kubectl_get tells it. */
  read(resource_type: string, resource_name: string): Promise<JsonObject>;
  /** Removes the namespace too. */
  close(): Promise<void>;
}

export async function createRealCluster(kubeconfig: string, namespace: string): Promise<RealCluster> {
  const workspace = createTestingWorkspace();
  const connect = (settings: Record<string, string> = {}) =>
    connectTo(kubernetesOperator, {
      folders: [workspace.folder],
      settings: { KUBECONFIG: kubeconfig, ...settings },
    });
  const server = await connect();
  const cluster: RealCluster = {
    workspace,
    server,
    namespace,
    connect,
    async data(tool, args = {}) {
      const answer = await server.call(tool, args);
      expect(answer.error).toBeUndefined();
      return answer.data;
    },
    errorOf: async (tool, args = {}) => (await server.call(tool, args)).error,
    async apply(text, args = {}) {
      workspace.write('now.yaml', text);
      const applied = await cluster.data('kubectl_apply', { manifest_path: 'now.yaml', namespace, ...args });
      return applied['objects'] as JsonObject[];
    },
    async read(resource_type, resource_name) {
      const { items } = await cluster.data('kubectl_get', { resource_type, resource_name, namespace });
      const [object] = items as JsonObject[];
      if (object === undefined) throw new Error(`kubectl_get answered no ${resource_name}`);
      return object;
    },
    async close() {
      await cluster.data('kubectl_delete', { resource_type: 'namespace', resource_name: namespace });
      await server.close();
      workspace.remove();
    },
  };
  await cluster.apply(`apiVersion: v1\nkind: Namespace\nmetadata: { name: ${namespace} }\n`);
  return cluster;
}

/** A manifest. */
export function deployment(name: string, replicas = 1): string {
  return JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'web', image: 'registry.example/web:1' }] },
      },
    },
  });
}
