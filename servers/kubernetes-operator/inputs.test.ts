import { symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createFakeKubernetes } from './testing/fake-kubernetes.ts';
import type { FakeKubernetes } from './testing/fake-kubernetes.ts';
import { kubernetesOperator } from './kubernetes-operator.ts';
import { configMap, createTestingWorkspace, kubeconfigFor } from './testing/workspace.ts';
import type { TestingWorkspace } from './testing/workspace.ts';

let workspace: TestingWorkspace;
let cluster: FakeKubernetes;
let server: TestClient;

beforeAll(async () => {
  workspace = createTestingWorkspace();
  writeFileSync(workspace.at('../out/x.yaml'), configMap('x', {}));
  symlinkSync(workspace.at('../out'), workspace.at('link'));
  symlinkSync(workspace.at('../out/x.yaml'), workspace.at('app/deep/link.yaml'));
  workspace.write('empty/readme.txt', '');
  workspace.write('nothing.yaml', '# nothing\n---\n');
  workspace.write('broken.yaml', 'apiVersion: v1\nkind: [ConfigMap\npassword: very-secret-thing\n');
  workspace.write('list.yaml', '- a\n');
  workspace.write('nameless.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n');
  workspace.write('versionless.yaml', 'kind: ConfigMap\nmetadata: { name: x }\n');
  workspace.write('upper.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: UPPER }\n');
  workspace.write(
    'role.yaml',
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: x }\n',
  );
  workspace.write(
    'plain.yaml',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: x }\ndata: { password: "very secret" }\n',
  );
  workspace.write(
    'number.yaml',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: x }\nstringData: { pin: 12345678 }\n',
  );
  const bomb = [
    'a: &a [x]',
    ...Array.from('bcdefghi', (name, at) => `${name}: &${name} [${`*${'abcdefghi'[at]},`.repeat(9)}]`),
  ];
  workspace.write('bomb.yaml', `${bomb.join('\n')}\n`);
  cluster = await createFakeKubernetes();
  server = await connectTo(kubernetesOperator, {
    folders: [workspace.folder],
    settings: { KUBECONFIG: workspace.kubeconfig(kubeconfigFor(cluster.url)) },
  });
});

beforeEach(() => {
  cluster.asked = [];
});

afterAll(async () => {
  await server.close();
  await cluster.close();
  workspace.remove();
});

const pod = { resource_type: 'pods' };
const port = { pod_name: 'web' };
const chart = { release_name: 'r', chart: './app' };
const roll = { resource: 'deployment', name: 'web' };

test.each<[string, JsonObject, string, string]>([
  ['kubectl_contexts', { name: 'x' }, 'name', 'V'],
  ['kubectl_get', {}, 'resource_type', 'V'],
  ['kubectl_get', { resource_type: '' }, 'resource_type', 'V'],
  ['kubectl_get', { resource_type: '../secrets' }, 'resource_type', 'V'],
  ['kubectl_get', { resource_type: 'clusterroles' }, 'resource_type', 'P'],
  ['kubectl_get', { resource_type: 'pods.metrics.k8s.io' }, 'resource_type', 'P'],
  ['kubectl_get', { ...pod, resource_name: 'a/../b' }, 'resource_name', 'V'],
  ['kubectl_get', { ...pod, resource_name: '..' }, 'resource_name', 'V'],
  ['kubectl_get', { ...pod, resource_name: 'UPPER' }, 'resource_name', 'V'],
  ['kubectl_get', { ...pod, resource_name: 'a'.repeat(254) }, 'resource_name', 'V'],
  ['kubectl_get', { ...pod, namespace: 'a.b' }, 'namespace', 'V'],
  ['kubectl_get', { ...pod, namespace: '' }, 'namespace', 'V'],
  ['kubectl_get', { ...pod, limit: 0 }, 'limit', 'V'],
  ['kubectl_get', { ...pod, limit: 501 }, 'limit', 'V'],
  ['kubectl_get', { ...pod, output: 'yaml' }, 'output', 'V'],
  ['kubectl_get', { ...pod, selector: '' }, 'selector', 'V'],
  ['kubectl_get', { ...pod, context: 'none' }, 'context', 'N'],
  ['kubectl_describe', pod, 'resource_name', 'V'],
  ['kubectl_describe', { resource_type: 'roles', resource_name: 'x' }, 'resource_type', 'P'],
  ['get_pods', { namespace: '-x' }, 'namespace', 'V'],
  ['kubectl_logs', {}, 'pod_name', 'V'],
  ['kubectl_logs', { ...port, tail: 0 }, 'tail', 'V'],
  ['kubectl_logs', { ...port, tail: 10_001 }, 'tail', 'V'],
  ['kubectl_logs', { ...port, since: 'yesterday' }, 'since', 'V'],
  ['kubectl_logs', { ...port, container: 'a b' }, 'container', 'V'],
  ['kubectl_apply', {}, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'none.yaml' }, 'manifest_path', 'N'],
  ['kubectl_apply', { manifest_path: '../out/x.yaml' }, 'manifest_path', 'P'],
  ['kubectl_apply', { manifest_path: 'link' }, 'manifest_path', 'P'],
  ['kubectl_apply', { manifest_path: 'app', recursive: true }, 'manifest_path', 'P'],
  ['kubectl_apply', { manifest_path: 'empty' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'nothing.yaml' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'broken.yaml' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'list.yaml' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'nameless.yaml' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'versionless.yaml' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'upper.yaml' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'plain.yaml' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'number.yaml' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'bomb.yaml' }, 'manifest_path', 'V'],
  ['kubectl_apply', { manifest_path: 'role.yaml' }, 'manifest_path', 'P'],
  ['kubectl_apply', { manifest_path: 'app/config.yaml', namespace: 'A' }, 'namespace', 'V'],
  ['kubectl_delete', pod, 'resource_name', 'V'],
  ['kubectl_delete', { ...pod, resource_name: 'a', selector: 'b' }, 'resource_name', 'V'],
  ['kubectl_delete', { resource_type: 'rolebindings', resource_name: 'x' }, 'resource_type', 'P'],
  ['kubectl_delete', { resource_type: 'ns', resource_name: 'kube-system' }, 'resource_name', 'P'],
  ['kubectl_delete', { ...pod, resource_name: 'a', grace_period: -1 }, 'grace_period', 'V'],
  ['kubectl_scale', { name: 'web', replicas: 1 }, 'resource', 'V'],
  ['kubectl_scale', { resource: 'a', resource_type: 'b', name: 'web', replicas: 1 }, 'resource', 'V'],
  ['kubectl_scale', { resource: 'daemonset', name: 'web', replicas: 1 }, 'resource', 'V'],
  ['kubectl_scale', { resource_type: 'pods', name: 'web', replicas: 1 }, 'resource_type', 'V'],
  ['kubectl_scale', { resource: 'deployment', name: 'web', replicas: 1.5 }, 'replicas', 'V'],
  ['scale_deployment', { deployment: 'web', replicas: -1 }, 'replicas', 'V'],
  ['scale_deployment', { replicas: 1 }, 'deployment', 'V'],
  ['scale_deployment', { deployment: 'a', name: 'b', replicas: 1 }, 'deployment', 'V'],
  ['rollout_status', {}, 'name', 'V'],
  ['rollout_status', { name: 'web', timeout: 601 }, 'timeout', 'V'],
  ['rollout_status', { name: 'web', resource: 'job' }, 'resource', 'V'],
  ['kubectl_rollout', { ...roll, action: 'history' }, 'action', 'V'],
  ['kubectl_rollout', { ...roll, action: 'pause', resource: 'statefulset' }, 'action', 'V'],
  ['kubectl_rollout', { ...roll, action: 'restart', revision: 1 }, 'revision', 'V'],
  ['kubectl_rollout', { ...roll, action: 'undo', revision: 0 }, 'revision', 'V'],
  ['kubectl_rollout_restart', { name: 'a b' }, 'name', 'V'],
  ['kubectl_port_forward', { ...port, ports: '80' }, 'ports', 'V'],
  ['kubectl_port_forward', { ...port, ports: '8080:0' }, 'ports', 'V'],
  ['kubectl_port_forward', { ...port, ports: '8080:65536' }, 'ports', 'V'],
  ['kubectl_port_forward', { ...port, ports: '0.0.0.0:80' }, 'ports', 'V'],
  ['kubectl_port_forward', { ...port, ports: ':80', minutes: 481 }, 'minutes', 'V'],
  ['kubectl_port_forward_stop', { id: 'x' }, 'id', 'V'],
  ['kubectl_port_forward_stop', { id: 'forward-999' }, 'id', 'N'],
  ['helm_install', { release_name: 'r' }, 'chart', 'V'],
  ['helm_install', { ...chart, release_name: '--x' }, 'release_name', 'V'],
  ['helm_install', { ...chart, chart: 'https://charts.example/x.tgz' }, 'chart', 'V'],
  ['helm_install', { ...chart, chart: '--post-renderer=/bin/sh' }, 'chart', 'V'],
  ['helm_install', { ...chart, chart: './none' }, 'chart', 'N'],
  ['helm_install', { ...chart, chart: '../out' }, 'chart', 'P'],
  ['helm_install', { ...chart, values_file: '/etc/passwd' }, 'values_file', 'P'],
  ['helm_install', { ...chart, version: '--x' }, 'version', 'V'],
  ['k8s_secret_list', { namespace: 'A' }, 'namespace', 'V'],
  ['k8s_secret_set', { name: 'x' }, 'data', 'V'],
  ['k8s_secret_set', { name: 'x', data: {} }, 'data', 'V'],
  ['k8s_secret_set', { name: 'x', data: { 'a/b': 'c' } }, 'data.a/b', 'V'],
  ['k8s_secret_set', { name: 'x', data: { a: 1 } }, 'data.a', 'V'],
  ['k8s_secret_set', { name: 'x', data: { a: 'b'.repeat(1_048_577) } }, 'data', 'V'],
  ['k8s_secret_delete', {}, 'name', 'V'],
  ['cluster_diagnostics', { namespace: '' }, 'namespace', 'V'],
])('%s %j names %s with %s, and the cluster is not asked', async (tool, args, field, code) => {
  const { error } = await server.call(tool, args);
  expect(error).toMatchObject({ code, field });
  expect(JSON.stringify(error)).not.toMatch(/very.secret|12345678/);
  expect(cluster.asked).toEqual([]);
});
