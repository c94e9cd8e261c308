// Against a real API server: test/backends/kubernetes.sh starts one and prints the variable. It has no controllers and
// no kubelet; what those would do is shown with a stand-in in contract.test.ts.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { deployment, useRealCluster } from './testing/real-cluster.ts';

const kubeconfig = process.env['PATCHBAY_TEST_KUBERNETES'] ?? '';
const namespace = `patchbay-b-${process.pid}`;

describe.skipIf(kubeconfig === '')('a real API server (PATCHBAY_TEST_KUBERNETES)', () => {
  const cluster = useRealCluster(kubeconfig, namespace);
  const { data, errorOf, apply, read } = cluster;

  test('scales, and says what was', async () => {
    await apply(deployment('scaled', 2));
    const args = { resource_type: 'deployment', name: 'scaled', namespace };
    expect(await data('kubectl_scale', { ...args, replicas: 0 })).toMatchObject({ before: 2, changed: true });
    expect(await data('kubectl_scale', { ...args, replicas: 0 })).toMatchObject({
      before: 0,
      changed: false,
    });
    expect(await read('deploy', 'scaled')).toMatchObject({ spec: { replicas: 0 } });
    expect(await errorOf('scale_deployment', { deployment: 'none', namespace, replicas: 1 })).toMatchObject({
      code: 'N',
      field: 'name',
    });
  });

  test('restarts, pauses and resumes', async () => {
    await apply(deployment('rolled'));
    const args = { resource: 'deployment', name: 'rolled', namespace };
    expect(await data('kubectl_rollout', { ...args, action: 'status' })).toMatchObject({
      changed: false,
      state: 'progressing',
    });
    await data('kubectl_rollout_restart', { name: 'rolled', namespace });
    expect(await read('deploy', 'rolled')).toMatchObject({
      spec: {
        template: {
          metadata: {
            annotations: { 'kubectl.kubernetes.io/restartedAt': expect.stringContaining('T') as string },
          },
        },
      },
    });
    expect(await data('kubectl_rollout', { ...args, action: 'pause' })).toMatchObject({ changed: true });
    expect(await data('kubectl_rollout', { ...args, action: 'pause' })).toMatchObject({ changed: false });
    expect(await errorOf('kubectl_rollout', { ...args, action: 'restart' })).toMatchObject({ code: 'E' });
    expect(await data('kubectl_rollout', { ...args, action: 'resume' })).toMatchObject({ changed: true });
    expect(await errorOf('rollout_status', { name: 'rolled', namespace, timeout: 1 })).toMatchObject({
      code: 'T',
      state: 'progressing',
    });
    expect(await errorOf('rollout_status', { name: 'none', namespace })).toMatchObject({
      code: 'N',
      field: 'name',
    });
    expect(await errorOf('kubectl_rollout', { ...args, action: 'undo' })).toMatchObject({
      code: 'N',
      field: 'revision',
    });
  });

  test('undo goes back to an earlier replica set', async () => {
    await apply(deployment('undone'));
    const { uid } = (await read('deploy', 'undone'))['metadata'] as { uid: string };
    const revision = (number: number) => ({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `undone-${number}`,
        annotations: { 'deployment.kubernetes.io/revision': String(number) },
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'undone', uid }],
      },
      spec: {
        selector: { matchLabels: { app: 'undone' } },
        template: {
          metadata: { labels: { app: 'undone', 'pod-template-hash': `h${number}` } },
          spec: { containers: [{ name: 'web', image: `registry.example/web:${number}` }] },
        },
      },
    });
    await apply([1, 2, 3].map((number) => JSON.stringify(revision(number))).join('\n---\n'));
    const args = { action: 'undo', resource: 'deploy', name: 'undone', namespace };
    expect(await data('kubectl_rollout', args)).toMatchObject({ revision: 2, changed: true });
    const template = (tag: number) => ({
      spec: {
        template: {
          metadata: { labels: { app: 'undone' } },
          spec: { containers: [{ image: `registry.example/web:${tag}` }] },
        },
      },
    });
    expect(await read('deploy', 'undone')).toMatchObject(template(2));
    expect(JSON.stringify(await read('deploy', 'undone'))).not.toContain('pod-template-hash');
    await data('kubectl_rollout', { ...args, revision: 1 });
    expect(await read('deploy', 'undone')).toMatchObject(template(1));
    expect(await errorOf('kubectl_rollout', { ...args, revision: 9 })).toMatchObject({
      code: 'N',
      revisions: [1, 2, 3],
    });
  });

  test('pods, their description, and why there are no logs', async () => {
    await apply(
      `apiVersion: v1\nkind: Pod\nmetadata: { name: alone }\nspec: { containers: [{ name: a, image: x }] }\n`,
    );
    expect((await data('get_pods', { namespace }))['pods']).toContainEqual(
      expect.objectContaining({ name: 'alone', status: 'Pending', ready: '0/1', restarts: 0, node: null }),
    );
    const described = await data('kubectl_describe', {
      resource_type: 'pod',
      resource_name: 'alone',
      namespace,
    });
    expect(described).toMatchObject({ object: { kind: 'Pod' }, events: [] });
    expect(await errorOf('kubectl_logs', { pod_name: 'none', namespace })).toMatchObject({
      code: 'N',
      field: 'pod_name',
    });
    expect((await cluster.server.call('kubectl_logs', { pod_name: 'alone', namespace })).text).not.toBe('');
    expect(
      await errorOf('kubectl_port_forward', { pod_name: 'alone', ports: ':80', namespace }),
    ).toMatchObject({
      code: 'E',
      phase: 'Pending',
    });
  });

  test('what happened to an object of late', async () => {
    const { uid } = (await read('pod', 'alone'))['metadata'] as { uid: string };
    const happened = (name: string, minute: number) => ({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name },
      involvedObject: { kind: 'Pod', name: 'alone', namespace, uid },
      type: 'Warning',
      reason: name,
      message: `it was ${name}`,
      count: 2,
      lastTimestamp: `2026-01-31T12:0${minute}:00Z`,
    });
    const wider = await cluster.connect({ KUBERNETES_MORE_RESOURCES: 'events' });
    const events = [happened('earlier', 1), happened('later', 2)];
    cluster.workspace.write('events.yaml', events.map((event) => JSON.stringify(event)).join('\n---\n'));
    expect(
      (await wider.call('kubectl_apply', { manifest_path: 'events.yaml', namespace })).error,
    ).toBeUndefined();
    await wider.close();
    const pod = { resource_type: 'pod', resource_name: 'alone', namespace };
    const described = await cluster.server.call('kubectl_describe', pod);
    expect(described.data).toMatchObject({ events: [{ reason: 'later' }, { reason: 'earlier' }] });
    expect(described.text).toContain('2026-01-31T12:02:00Z Warning later (2x): it was later');
  });

  test('diagnoses and gathers its context', async () => {
    const { checks } = await data('cluster_diagnostics', { namespace });
    expect(checks).toContainEqual(expect.objectContaining({ name: 'API server', state: 'ok' }));
    expect(checks).toContainEqual(
      expect.objectContaining({
        name: 'pods',
        state: 'problem',
        findings: [{ object: `${namespace}/alone`, problem: 'Pending' }],
      }),
    );
    const asViewer = await data('cluster_diagnostics', { context: 'viewer' });
    expect(asViewer['healthy']).toBe(false);
    expect(asViewer['checks']).toContainEqual(
      expect.objectContaining({ name: 'nodes', state: 'not checked', reason: expect.any(String) as string }),
    );
    const asked = { deployment_context: { context: 'viewer' } };
    expect((await data('gather_context', asked))['context']).toMatchObject({
      nodes: { unavailable: expect.stringContaining('forbidden') as string },
    });
    expect((await data('gather_context'))['context']).toMatchObject({
      context: 'admin',
      version: expect.stringMatching(/^v1\./) as string,
      nodes: { list: [], more: false },
    });
  });

  test('only allowed namespaces and types', async () => {
    const limited = await cluster.connect({
      KUBERNETES_ALLOWED_NAMESPACES: namespace,
      KUBERNETES_MORE_RESOURCES: 'serviceaccounts, roles.rbac.authorization.k8s.io',
    });
    const code = async (tool: string, args: JsonObject) => (await limited.call(tool, args)).error?.['code'];
    expect(await code('get_pods', { namespace })).toBeUndefined();
    expect(await code('get_pods', {})).toBe('P');
    expect(await code('kubectl_get', { resource_type: 'pods', all_namespaces: true })).toBe('P');
    expect(await code('kubectl_delete', { resource_type: 'namespace', resource_name: namespace })).toBe('P');
    cluster.workspace.write('ns.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata: { name: more }\n');
    expect(await code('kubectl_apply', { manifest_path: 'ns.yaml', namespace })).toBe('P');
    expect(await code('kubectl_get', { resource_type: 'serviceaccounts', namespace })).toBeUndefined();
    expect(await code('kubectl_get', { resource_type: 'roles', namespace })).toBeUndefined();
    expect(await code('kubectl_get', { resource_type: 'rolebindings', namespace })).toBe('P');
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'x' }, rules: [] };
    cluster.workspace.write('role.yaml', JSON.stringify({ ...role, kind: 'Role' }));
    expect(await code('kubectl_apply', { manifest_path: 'role.yaml', namespace })).toBeUndefined();
    cluster.workspace.write('role.yaml', JSON.stringify({ ...role, kind: 'ClusterRole' }));
    expect(await code('kubectl_apply', { manifest_path: 'role.yaml', namespace })).toBe('P');
    await limited.close();
  });
});
