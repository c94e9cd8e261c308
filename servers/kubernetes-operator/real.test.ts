// Against a real API server: test/backends/kubernetes.sh starts one and prints the variable. It has no controllers and
// no kubelet; what those would do is shown with a stand-in in contract.test.ts.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import type { TestClient } from '#servers/kit/testing.ts';
import { createCutLine } from '../../test/backends/cut-line.ts';
import { kubernetesOperator } from './kubernetes-operator.ts';
import { CLUSTER_CALLS, configMap, createTestingWorkspace } from './testing-workspace.ts';
import type { TestingWorkspace } from './testing-workspace.ts';

const kubeconfig = process.env['PATCHBAY_TEST_KUBERNETES'] ?? '';
const namespace = `patchbay-${process.pid}`;
const image = 'registry.example/web:1';
const PASSWORD = 'correct horse battery staple';

const deployment = (name: string, replicas = 1): string =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'web', image }] },
      },
    },
  });

describe.skipIf(kubeconfig === '')('a real API server (PATCHBAY_TEST_KUBERNETES)', () => {
  let workspace: TestingWorkspace;
  let server: TestClient;

  const connect = (settings: Record<string, string> = {}) =>
    connectTo(kubernetesOperator, {
      folders: [workspace.folder],
      settings: { KUBECONFIG: kubeconfig, ...settings },
    });
  const data = async (tool: string, args: JsonObject = {}) => {
    const answer = await server.call(tool, args);
    expect(answer.error).toBeUndefined();
    return answer.data;
  };
  const errorOf = async (tool: string, args: JsonObject = {}) => (await server.call(tool, args)).error;
  const apply = (text: string, args: JsonObject = {}) => {
    workspace.write('now.yaml', text);
    return data('kubectl_apply', { manifest_path: 'now.yaml', namespace, ...args });
  };
  const read = async (resource_type: string, resource_name: string) => {
    const { items } = await data('kubectl_get', { resource_type, resource_name, namespace });
    return (items as JsonObject[])[0];
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

  test('contexts, and another one for a call', async () => {
    expect(await data('kubectl_contexts')).toMatchObject({
      current: 'admin',
      contexts: [
        { name: 'admin', login: 'token', allowed: true, certificate_checked: true },
        { name: 'viewer', namespace: 'default' },
      ],
    });
    expect(await errorOf('kubectl_get', { resource_type: 'pods', context: 'viewer' })).toMatchObject({
      code: 'P',
      status: 403,
    });
    expect(await errorOf('kubectl_get', { resource_type: 'pods', context: 'none' })).toMatchObject({
      code: 'N',
      field: 'context',
    });
    const limited = await connect({ KUBERNETES_ALLOWED_CONTEXTS: 'admin' });
    expect((await limited.call('get_pods', { context: 'viewer' })).error).toMatchObject({
      code: 'P',
      field: 'context',
    });
    await limited.close();
  });

  test('applies a folder: nothing in a dry run, then made, changed, unchanged', async () => {
    const args = { manifest_path: 'app', namespace };
    const tried = await data('kubectl_apply', { ...args, dry_run: true, diff: true });
    expect(tried).toMatchObject({ dry_run: true, objects: [{ name: 'web-config', action: 'created' }] });
    expect(
      await errorOf('kubectl_get', { resource_type: 'cm', resource_name: 'web-config', namespace }),
    ).toMatchObject({ code: 'N', field: 'resource_name' });
    const names = async (extra: JsonObject) =>
      ((await data('kubectl_apply', { ...args, ...extra }))['objects'] as JsonObject[]).map(
        ({ name, action }) => `${String(name)} ${String(action)}`,
      );
    expect(await names({ recursive: true })).toEqual(['web-config created', 'deep-config created']);
    expect(await names({})).toEqual(['web-config unchanged']);
    const changed = await apply(configMap('web-config', { colour: 'red' }), { diff: true });
    const diff = String((changed['objects'] as JsonObject[])[0]?.['diff']);
    expect(diff).toContain('-  colour: blue');
    expect(diff).toContain('+  colour: red');
    expect(await read('configmap', 'web-config')).toMatchObject({ data: { colour: 'red' } });
  });

  test('what kubectl reads as YAML 1.1 is applied so', async () => {
    await apply(
      `apiVersion: v1\nkind: Pod\nmetadata: { name: modes }\nspec:\n  containers: [{ name: a, image: x }]\n  volumes: [{ name: v, configMap: { name: c, defaultMode: 0644 } }]\n`,
    );
    expect(await read('po', 'modes')).toMatchObject({
      spec: { volumes: [{ configMap: { defaultMode: 420 } }] },
    });
  });

  test('validate finds what is wrong before anything is changed', async () => {
    const wrong = JSON.stringify({ ...(JSON.parse(deployment('bad')) as JsonObject), spec: { replicas: 1 } });
    workspace.write('two.yaml', `${configMap('first', {})}\n---\n${wrong}\n`);
    const args = { manifest_path: 'two.yaml', namespace };
    expect(await errorOf('kubectl_apply', args)).toMatchObject({
      code: 'V',
      field: 'manifest_path',
      object: `Deployment ${namespace}/bad`,
    });
    const first = { resource_type: 'configmaps', resource_name: 'first', namespace };
    expect(await errorOf('kubectl_get', first)).toMatchObject({ code: 'N' });
    expect(await errorOf('kubectl_apply', { ...args, validate: false })).toMatchObject({
      code: 'V',
      done: [`ConfigMap ${namespace}/first`],
    });
    expect((await server.call('kubectl_get', first)).error).toBeUndefined();
    workspace.write('unknown.yaml', 'apiVersion: batch/v9\nkind: Job\nmetadata: { name: x }\n');
    expect(await errorOf('kubectl_apply', { manifest_path: 'unknown.yaml', namespace })).toMatchObject({
      code: 'V',
      field: 'manifest_path',
    });
    workspace.write('field.yaml', configMap('x', {}).replace('"data"', '"date"'));
    expect(await errorOf('kubectl_apply', { manifest_path: 'field.yaml', namespace })).toMatchObject({
      code: 'V',
    });
  });

  test('an object in a namespace that comes with it, in any order', async () => {
    const own = `${namespace}-own`;
    const inside = configMap('inside', {}).replace('"name"', `"namespace":"${own}","name"`);
    await apply(`${inside}\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: ${own} }\n`);
    const there = { resource_type: 'configmaps', resource_name: 'inside', namespace: own };
    expect((await server.call('kubectl_get', there)).error).toBeUndefined();
    await data('kubectl_delete', { resource_type: 'ns', resource_name: own });
  });

  test('a field that somebody else has set is a conflict, unless it is forced', async () => {
    await apply(deployment('shared'));
    await data('kubectl_rollout', { action: 'pause', resource: 'deployment', name: 'shared', namespace });
    workspace.write('shared.yaml', deployment('shared').replace('"spec":{', '"spec":{"paused":false,'));
    const args = { manifest_path: 'shared.yaml', namespace };
    expect(await errorOf('kubectl_apply', args)).toMatchObject({ code: 'E', status: 409 });
    await data('kubectl_apply', { ...args, force_conflicts: true });
    expect(JSON.stringify(await read('deployment', 'shared'))).not.toContain('"paused":true');
  });

  test('gets by selector, by name, of all namespaces, and says that there is more', async () => {
    for (const name of ['one', 'two']) {
      await apply(configMap(name, {}).replace('"metadata":{', '"metadata":{"labels":{"set":"s"},'));
    }
    const args = { resource_type: 'configmaps', selector: 'set=s', output: 'name' };
    expect(await data('kubectl_get', { ...args, namespace })).toMatchObject({
      count: 2,
      more: false,
      names: [`${namespace}/one`, `${namespace}/two`],
      items: [],
    });
    expect(await data('kubectl_get', { ...args, all_namespaces: true, limit: 1 })).toMatchObject({
      count: 1,
      more: true,
    });
    expect(await errorOf('kubectl_get', { ...args, selector: 'a b c' })).toMatchObject({
      code: 'V',
      field: 'selector',
    });
    expect(
      await errorOf('kubectl_get', { resource_type: 'pods', field_selector: 'nonsense=1' }),
    ).toMatchObject({
      code: 'V',
      field: 'field_selector',
    });
    for (const type of ['nodes', 'ingress', 'cronjobs', 'pv', 'sts', 'ds', 'rs', 'jobs', 'pvc', 'svc']) {
      await data('kubectl_get', { resource_type: type, namespace });
    }
  });

  test('deletes by name and by selector, after saying what would go', async () => {
    const byLabel = { resource_type: 'configmaps', selector: 'set=s', namespace };
    expect(await data('kubectl_delete', { ...byLabel, dry_run: true })).toMatchObject({
      deleted: [{ name: 'one' }, { name: 'two' }],
    });
    expect((await data('kubectl_get', byLabel))['count']).toBe(2);
    await data('kubectl_delete', byLabel);
    expect((await data('kubectl_get', byLabel))['count']).toBe(0);
    expect(await errorOf('kubectl_delete', byLabel)).toMatchObject({ code: 'N', field: 'selector' });
    const byName = { resource_type: 'po', resource_name: 'modes', namespace, force: true };
    expect(await data('kubectl_delete', byName)).toMatchObject({ deleted: [{ name: 'modes' }] });
    expect(await errorOf('kubectl_delete', byName)).toMatchObject({ code: 'N', field: 'resource_name' });
  });

  test('values of secrets are nowhere', async () => {
    const made = await data('k8s_secret_set', {
      name: 'login',
      namespace,
      data: { password: PASSWORD, user: 'me' },
    });
    expect(made).toMatchObject({ created: true, keys: ['password', 'user'] });
    const again = await data('k8s_secret_set', { name: 'login', namespace, data: { extra: 'x' } });
    expect(again).toMatchObject({ created: false, keys: ['extra', 'password', 'user'] });
    const encoded = Buffer.from(PASSWORD).toString('base64');
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': `{"data":"${encoded}"}` };
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'applied', annotations },
      stringData: { password: PASSWORD },
    };
    workspace.write('secret.yaml', JSON.stringify(secret));
    const file = { manifest_path: 'secret.yaml', namespace, diff: true };
    const answers = [
      await server.call('kubectl_apply', { ...file, dry_run: true }),
      await server.call('kubectl_apply', file),
      await server.call('kubectl_apply', file),
      await server.call('kubectl_get', { resource_type: 'secrets', namespace }),
      await server.call('kubectl_get', { resource_type: 'secret', resource_name: 'applied', namespace }),
      await server.call('kubectl_describe', { resource_type: 'secrets', resource_name: 'login', namespace }),
      await server.call('k8s_secret_list', { namespace }),
    ];
    for (const { text, data: told, error } of answers) {
      expect(error).toBeUndefined();
      for (const value of [PASSWORD, encoded]) {
        expect(text).not.toContain(value);
        expect(JSON.stringify(told)).not.toContain(value);
      }
    }
    expect(answers[2]?.data).toMatchObject({ objects: [{ action: 'unchanged', diff: '' }] });
    expect(answers[6]?.data).toMatchObject({
      secrets: [
        { name: 'applied', keys: ['password'] },
        { name: 'login', keys: ['extra', 'password', 'user'] },
      ],
    });
    workspace.write('secret.yaml', JSON.stringify({ ...secret, type: 1, data: { other: encoded } }));
    const refused = await server.call('kubectl_apply', file);
    expect(refused.error).toMatchObject({ code: expect.stringMatching(/[VE]/) as string });
    expect(JSON.stringify(refused)).not.toContain(encoded.slice(0, 8));
    expect(await data('k8s_secret_delete', { name: 'login', namespace })).toMatchObject({ deleted: true });
    expect(await errorOf('k8s_secret_delete', { name: 'login', namespace })).toMatchObject({
      code: 'N',
      field: 'name',
    });
    expect(await errorOf('k8s_secret_set', { name: 'x', namespace: 'none', data: { a: 'b' } })).toMatchObject(
      {
        code: 'N',
        field: 'namespace',
      },
    );
  });

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
    const owner = await read('deploy', 'undone');
    const { uid } = owner?.['metadata'] as { uid: string };
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
    expect((await server.call('kubectl_logs', { pod_name: 'alone', namespace })).text).not.toBe('');
    expect(
      await errorOf('kubectl_port_forward', { pod_name: 'alone', ports: ':80', namespace }),
    ).toMatchObject({
      code: 'E',
      phase: 'Pending',
    });
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
    expect((await data('gather_context'))['context']).toMatchObject({
      context: 'admin',
      version: expect.stringMatching(/^v1\./) as string,
      nodes: { list: [], more: false },
    });
  });

  test('only allowed namespaces and types', async () => {
    const limited = await connect({
      KUBERNETES_ALLOWED_NAMESPACES: namespace,
      KUBERNETES_MORE_RESOURCES: 'serviceaccounts, roles.rbac.authorization.k8s.io',
    });
    const code = async (tool: string, args: JsonObject) => (await limited.call(tool, args)).error?.['code'];
    expect(await code('get_pods', { namespace })).toBeUndefined();
    expect(await code('get_pods', {})).toBe('P');
    expect(await code('kubectl_get', { resource_type: 'pods', all_namespaces: true })).toBe('P');
    expect(await code('kubectl_delete', { resource_type: 'namespace', resource_name: namespace })).toBe('P');
    workspace.write('ns.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata: { name: more }\n');
    expect(await code('kubectl_apply', { manifest_path: 'ns.yaml', namespace })).toBe('P');
    expect(await code('kubectl_get', { resource_type: 'serviceaccounts', namespace })).toBeUndefined();
    expect(await code('kubectl_get', { resource_type: 'roles', namespace })).toBeUndefined();
    expect(await code('kubectl_get', { resource_type: 'rolebindings', namespace })).toBe('P');
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name: 'x' }, rules: [] };
    workspace.write('role.yaml', JSON.stringify({ ...role, kind: 'Role' }));
    expect(await code('kubectl_apply', { manifest_path: 'role.yaml', namespace })).toBeUndefined();
    workspace.write('role.yaml', JSON.stringify({ ...role, kind: 'ClusterRole' }));
    expect(await code('kubectl_apply', { manifest_path: 'role.yaml', namespace })).toBe('P');
    await limited.close();
  });

  describe('when it goes away', () => {
    const cutOff = async () => {
      const config = parse(readFileSync(kubeconfig, 'utf8')) as {
        clusters: { cluster: { server: string; 'certificate-authority': string } }[];
      };
      const cluster = config.clusters[0]?.cluster;
      if (cluster === undefined) throw new Error('the kubeconfig has no cluster');
      const line = await createCutLine({ port: Number(new URL(cluster.server).port) });
      const folder = kubeconfig.replace(/[^/]*$/, '');
      cluster['certificate-authority'] = `${folder}${cluster['certificate-authority']}`;
      cluster.server = `https://127.0.0.1:${line.address}`;
      const file = workspace.kubeconfig(config as unknown as JsonObject);
      return { line, other: await connect({ KUBECONFIG: file }) };
    };

    test.each(CLUSTER_CALLS)('%s %j in the middle is no success', async (tool, args) => {
      const { line, other } = await cutOff();
      const asked = line.hold();
      const call = other.call(tool, { ...args, ...(tool.startsWith('kubectl_apply') ? { namespace } : {}) });
      await asked;
      await line.cut();
      const { error } = await call;
      expect(['D', 'E']).toContain(error?.['code']);
      await other.close();
    });

    test('a certificate that is not of the authority is refused', async () => {
      const config = readFileSync(kubeconfig, 'utf8').replace(/, certificate-authority: [^ ]+/, '');
      const other = await connect({ KUBECONFIG: workspace.kubeconfig(config) });
      expect((await other.call('get_pods', {})).error).toMatchObject({ code: 'D' });
      await other.close();
    });

    test('a token that is not known is A', async () => {
      const { line, other: unused } = await cutOff();
      await unused.close();
      const config = readFileSync(workspace.kubeconfig(readFileSync(kubeconfig, 'utf8'), 'copy'), 'utf8');
      const folder = kubeconfig.replace(/[^/]*$/, '');
      const file = workspace.kubeconfig(
        config.replace('admintoken', 'nonsense').replace('certs/', `${folder}certs/`),
      );
      const other = await connect({ KUBECONFIG: file });
      expect((await other.call('get_pods', {})).error).toMatchObject({ code: 'A', status: 401 });
      await other.close();
      await line.cut();
    });
  });
});
