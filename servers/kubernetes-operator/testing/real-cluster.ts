import { afterAll, beforeAll, expect } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { kubernetesOperator } from '../kubernetes-operator.ts';
import { createTestingWorkspace } from './workspace.ts';
import type { TestingWorkspace } from './workspace.ts';

/** The server on a real API server, with a namespace of its own, for the tests of a `describe`. */
export interface RealCluster {
  /** Both are there once the tests run. */
  readonly workspace: TestingWorkspace;
  readonly server: TestClient;
  connect(settings?: Record<string, string>): Promise<TestClient>;
  data(tool: string, args?: JsonObject): Promise<JsonObject>;
  errorOf(tool: string, args?: JsonObject): Promise<JsonObject | undefined>;
  /** Applies text as a manifest; answers its objects. */
  apply(text: string, args?: JsonObject): Promise<JsonObject[]>;
  /** One object as kubectl_get tells it. */
  read(resource_type: string, resource_name: string): Promise<JsonObject>;
}

/** Makes the namespace before the tests and removes it after them. */
export function useRealCluster(kubeconfig: string, namespace: string): RealCluster {
  let workspace: TestingWorkspace;
  let server: TestClient;

  const connect: RealCluster['connect'] = (settings = {}) =>
    connectTo(kubernetesOperator, {
      folders: [workspace.folder],
      settings: { KUBECONFIG: kubeconfig, ...settings },
    });
  const data: RealCluster['data'] = async (tool, args = {}) => {
    const answer = await server.call(tool, args);
    expect(answer.error).toBeUndefined();
    return answer.data;
  };
  const apply: RealCluster['apply'] = async (text, args = {}) => {
    workspace.write('now.yaml', text);
    const applied = await data('kubectl_apply', { manifest_path: 'now.yaml', namespace, ...args });
    return applied['objects'] as JsonObject[];
  };

  beforeAll(async () => {
    workspace = createTestingWorkspace();
    server = await connect();
    await apply(`apiVersion: v1\nkind: Namespace\nmetadata: { name: ${namespace} }\n`);
  }, 60_000);

  afterAll(async () => {
    await data('kubectl_delete', { resource_type: 'namespace', resource_name: namespace });
    await server.close();
    workspace.remove();
  });

  return {
    get workspace() {
      return workspace;
    },
    get server() {
      return server;
    },
    connect,
    data,
    errorOf: async (tool, args = {}) => (await server.call(tool, args)).error,
    apply,
    async read(resource_type, resource_name) {
      const { items } = await data('kubectl_get', { resource_type, resource_name, namespace });
      const [object] = items as JsonObject[];
      if (object === undefined) throw new Error(`kubectl_get answered no ${resource_name}`);
      return object;
    },
  };
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
