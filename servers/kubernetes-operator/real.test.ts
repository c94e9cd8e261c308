// Against a real API server: test/backends/kubernetes.sh starts one and prints the variable. It has no controllers and
// no kubelet; what those would do is shown with a stand-in in contract.test.ts.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { deployment, useRealCluster } from './testing/real-cluster.ts';
import { configMap } from './testing/workspace.ts';

const kubeconfig = process.env['PATCHBAY_TEST_KUBERNETES'] ?? '';
const namespace = `patchbay-a-${process.pid}`;
const PASSWORD = 'correct horse battery staple';

describe.skipIf(kubeconfig === '')('a real API server (PATCHBAY_TEST_KUBERNETES)', () => {
  const cluster = useRealCluster(kubeconfig, namespace);
  const { data, errorOf, apply, read } = cluster;

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
    const limited = await cluster.connect({ KUBERNETES_ALLOWED_CONTEXTS: 'admin' });
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
      ((await data('kubectl_apply', { ...args, ...extra }))['objects'] as Record<string, string>[]).map(
        ({ name, action }) => `${name} ${action}`,
      );
    expect(await names({ recursive: true })).toEqual(['web-config created', 'deep-config created']);
    expect(await names({})).toEqual(['web-config unchanged']);
    const [changed] = await apply(configMap('web-config', { colour: 'red' }), { diff: true });
    const diff = changed?.['diff'];
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
    cluster.workspace.write('two.yaml', `${configMap('first', {})}\n---\n${wrong}\n`);
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
    expect((await cluster.server.call('kubectl_get', first)).error).toBeUndefined();
    cluster.workspace.write('unknown.yaml', 'apiVersion: batch/v9\nkind: Job\nmetadata: { name: x }\n');
    expect(await errorOf('kubectl_apply', { manifest_path: 'unknown.yaml', namespace })).toMatchObject({
      code: 'V',
      field: 'manifest_path',
    });
    cluster.workspace.write('field.yaml', configMap('x', {}).replace('"data"', '"date"'));
    expect(await errorOf('kubectl_apply', { manifest_path: 'field.yaml', namespace })).toMatchObject({
      code: 'V',
    });
  });

  test('an object in a namespace that comes with it, in any order', async () => {
    const own = `${namespace}-own`;
    const inside = configMap('inside', {}).replace('"name"', `"namespace":"${own}","name"`);
    await apply(`${inside}\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: ${own} }\n`);
    const there = { resource_type: 'configmaps', resource_name: 'inside', namespace: own };
    expect((await cluster.server.call('kubectl_get', there)).error).toBeUndefined();
    await data('kubectl_delete', { resource_type: 'ns', resource_name: own });
  });

  test('a field that somebody else has set is a conflict, unless it is forced', async () => {
    await apply(deployment('shared'));
    await data('kubectl_rollout', { action: 'pause', resource: 'deployment', name: 'shared', namespace });
    cluster.workspace.write(
      'shared.yaml',
      deployment('shared').replace('"spec":{', '"spec":{"paused":false,'),
    );
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
    cluster.workspace.write('secret.yaml', JSON.stringify(secret));
    const file = { manifest_path: 'secret.yaml', namespace, diff: true };
    const answers = [
      await cluster.server.call('kubectl_apply', { ...file, dry_run: true }),
      await cluster.server.call('kubectl_apply', file),
      await cluster.server.call('kubectl_apply', file),
      await cluster.server.call('kubectl_get', { resource_type: 'secrets', namespace }),
      await cluster.server.call('kubectl_get', {
        resource_type: 'secret',
        resource_name: 'applied',
        namespace,
      }),
      await cluster.server.call('kubectl_describe', {
        resource_type: 'secrets',
        resource_name: 'login',
        namespace,
      }),
      await cluster.server.call('k8s_secret_list', { namespace }),
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
    cluster.workspace.write('secret.yaml', JSON.stringify({ ...secret, type: 1, data: { other: encoded } }));
    const refused = await cluster.server.call('kubectl_apply', file);
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
});
