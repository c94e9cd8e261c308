import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import { createFakeKubernetes } from './testing/fake-kubernetes.ts';
import type { FakeKubernetes } from './testing/fake-kubernetes.ts';
import { kubernetesOperator } from './kubernetes-operator.ts';
import { createTestingWorkspace, kubeconfigFor } from './testing/workspace.ts';
import type { TestingWorkspace } from './testing/workspace.ts';

let workspace: TestingWorkspace;
let cluster: FakeKubernetes;

beforeEach(async () => {
  workspace = createTestingWorkspace();
  cluster = await createFakeKubernetes();
});

afterEach(async () => {
  await cluster.close();
  workspace.remove();
});

/** A call as this user of a kubeconfig. */
async function callAs(user: JsonObject, tool = 'get_pods') {
  const KUBECONFIG = workspace.kubeconfig(kubeconfigFor(cluster.url, user));
  const server = await connectTo(kubernetesOperator, {
    folders: [workspace.folder],
    settings: { KUBECONFIG },
  });
  const answer = await server.call(tool, {});
  await server.close();
  return answer;
}
const loginOf = async (user: JsonObject) =>
  ((await callAs(user, 'kubectl_contexts')).data['contexts'] as JsonObject[])[0]?.['login'];

describe('a token in a file', () => {
  test('is read beside the kubeconfig at each call, and wins over one that stands there', async () => {
    workspace.kubeconfig('token-of-test\n', 'token');
    expect((await callAs({ tokenFile: 'token', token: 'old' })).error).toBeUndefined();
    expect(await loginOf({ tokenFile: 'token' })).toBe('token file');
    workspace.kubeconfig('another-token', 'token');
    expect((await callAs({ tokenFile: 'token' })).error).toMatchObject({ code: 'A' });
  });

  test.each([
    ['that is not there', undefined],
    ['that is empty', '\n'],
    ['that is a private key', '-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----\n'],
    ['that would be another header', 'token-of-test\r\nHost: elsewhere'],
    ['that is too long', 'x'.repeat(70_000)],
  ])('%s is D; nothing of it is sent or told', async (_, content) => {
    const file = workspace.at('..', 'token');
    if (content !== undefined) workspace.kubeconfig(content, 'token');
    const { error, text } = await callAs({ tokenFile: 'token' });
    expect(error).toMatchObject({ code: 'D', setting: 'KUBECONFIG', file });
    if (content?.trim()) expect(text).not.toContain(content.trim().slice(0, 30));
    expect(cluster.asked).toEqual([]);
  });
});

describe('OpenID Connect', () => {
  const HOUR_S = 3_600;
  const jwt = (claims: JsonObject) =>
    ['{"alg":"none"}', JSON.stringify(claims), 'signed']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
  const inS = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  const oidc = (config?: JsonObject): JsonObject => ({
    'auth-provider': { name: 'oidc', ...(config === undefined ? {} : { config }) },
  });

  test('uses the token that kubectl got last, while it holds', async () => {
    const user = oidc({ 'id-token': jwt({ exp: inS(HOUR_S) }), 'refresh-token': 'never-touched' });
    // The stand-in knows another one: it was sent and not accepted.
    expect((await callAs(user)).error).toMatchObject({ code: 'A' });
    expect(cluster.asked).toHaveLength(1);
    expect(await loginOf(user)).toBe('OpenID Connect');
  });

  test.each([
    ['has run out', { 'id-token': jwt({ exp: inS(-1) }) }],
    ['is about to', { 'id-token': jwt({ exp: inS(5) }) }],
    ['says nothing of its end', { 'id-token': jwt({}) }],
    ['is none', { 'id-token': 'token-of-test' }],
    ['was never got', {}],
    ['was never set up', undefined],
  ])('with one that %s is D and says what to do', async (_, config) => {
    const { error, text } = await callAs(oidc(config));
    expect(error).toMatchObject({ code: 'D', setting: 'KUBECONFIG' });
    expect(text).toContain('kubectl get namespaces');
    expect(cluster.asked).toEqual([]);
  });
});
