// A real API server that goes away in the middle, or cannot be trusted; see real.test.ts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { connectTo } from '#servers/kit/testing.ts';
import { createCutLine } from '../../test/backends/cut-line.ts';
import { kubernetesOperator } from './kubernetes-operator.ts';
import { CLUSTER_CALLS, createTestingWorkspace } from './testing/workspace.ts';
import type { TestingWorkspace } from './testing/workspace.ts';

const kubeconfig = process.env['PATCHBAY_TEST_KUBERNETES'] ?? '';

describe.skipIf(kubeconfig === '')('a real API server that fails (PATCHBAY_TEST_KUBERNETES)', () => {
  let workspace: TestingWorkspace;
  const connect = (file: string) =>
    connectTo(kubernetesOperator, { folders: [workspace.folder], settings: { KUBECONFIG: file } });
  /** The kubeconfig with its paths made absolute, for a copy elsewhere. */
  const config = () =>
    readFileSync(kubeconfig, 'utf8').replace('certs/', `${path.join(path.dirname(kubeconfig), 'certs')}/`);

  beforeAll(() => {
    workspace = createTestingWorkspace();
  });

  afterAll(() => {
    workspace.remove();
  });

  test.each(CLUSTER_CALLS)('%s %j in the middle is no success', async (tool, args) => {
    const { clusters } = parse(config()) as { clusters: { cluster: { server: string } }[] };
    const { port } = new URL(clusters[0]?.cluster.server ?? '');
    const line = await createCutLine({ port: Number(port) });
    const other = await connect(workspace.kubeconfig(config().replace(port, String(line.address))));
    const asked = line.hold();
    const call = other.call(tool, args);
    await asked;
    await line.cut();
    const { error } = await call;
    expect(['D', 'E']).toContain(error?.['code']);
    await other.close();
  });

  test('a certificate that is not of the authority is refused', async () => {
    const other = await connect(workspace.kubeconfig(config().replace(/, certificate-authority: [^ ]+/, '')));
    expect((await other.call('get_pods', {})).error).toMatchObject({ code: 'D' });
    await other.close();
  });

  test('a token in a file is the login', async () => {
    const file = workspace.kubeconfig('admintoken\n', 'token');
    const other = await connect(
      workspace.kubeconfig(config().replace('token: admintoken', `tokenFile: ${file}`)),
    );
    expect((await other.call('get_pods', {})).error).toBeUndefined();
    await other.close();
  });

  test('a token that is not known is A', async () => {
    const other = await connect(workspace.kubeconfig(config().replace('admintoken', 'nonsense')));
    expect((await other.call('get_pods', {})).error).toMatchObject({ code: 'A', status: 401 });
    await other.close();
  });
});
