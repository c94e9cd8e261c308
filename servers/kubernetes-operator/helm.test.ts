// A helm that notes how it is called: the program itself is tested by its makers.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { connectTo } from '#servers/kit/testing.ts';
import { kubernetesOperator } from './kubernetes-operator.ts';
import { createTestingWorkspace, kubeconfigFor } from './testing/workspace.ts';
import type { TestingWorkspace } from './testing/workspace.ts';

let workspace: TestingWorkspace;
let PATH: string | undefined;
const PIN = 'pin-of-the-safe';

beforeEach(() => {
  workspace = createTestingWorkspace();
  PATH = process.env['PATH'];
  workspace.write('chart/Chart.yaml', 'apiVersion: v2\nname: demo\nversion: 1.2.3\n');
  workspace.write('values.yaml', 'replicas: 1\n');
});

afterEach(() => {
  process.env['PATH'] = PATH;
  workspace.remove();
});

/** Puts a helm before everything else on the PATH. */
function placeHelm(prints: string, code = 0): void {
  const bin = workspace.at('bin');
  mkdirSync(bin, { recursive: true });
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" > '${workspace.at('args')}'\ncat > '${workspace.at('stdin')}'\necho "$KUBECONFIG" > '${workspace.at('env')}'\ncat <<'E'\n${prints}\nE\necho 'helm is unhappy' >&2\nexit ${code}\n`;
  writeFileSync(path.join(bin, 'helm'), script, { mode: 0o755 });
  process.env['PATH'] = `${bin}${path.delimiter}${PATH ?? ''}`;
}

async function install(args: JsonObject, settings: Record<string, string> = {}, user?: JsonObject) {
  const KUBECONFIG = workspace.kubeconfig(kubeconfigFor('http://127.0.0.1:1', user));
  const server = await connectTo(kubernetesOperator, {
    folders: [workspace.folder],
    settings: { KUBECONFIG, ...settings },
  });
  const answer = await server.call('helm_install', { release_name: 'demo', chart: './chart', ...args });
  await server.close();
  return { ...answer, KUBECONFIG };
}

const RELEASE = JSON.stringify({
  name: 'demo',
  namespace: 'shop',
  version: 1,
  info: { status: 'deployed', notes: 'Have fun.' },
  chart: { metadata: { name: 'demo', version: '1.2.3' } },
  config: { pin: PIN },
  manifest: `password: ${PIN}`,
});

describe('helm_install', () => {
  test('is D without helm, and says how to get it', async () => {
    process.env['PATH'] = workspace.folder;
    const { error, text } = await install({});
    expect(error).toMatchObject({ code: 'D', program: 'helm' });
    expect(text).toContain('helm.sh');
  });

  test('gives values by stdin, and tells neither values nor manifests', async () => {
    placeHelm(RELEASE);
    const { data, text, KUBECONFIG } = await install({
      namespace: 'shop',
      values_file: 'values.yaml',
      set_values: { pin: PIN },
      version: '^1.2',
      create_namespace: true,
      wait: true,
      dry_run: true,
    });
    expect(data).toEqual({
      context: 'test',
      release_name: 'demo',
      namespace: 'shop',
      dry_run: true,
      status: 'deployed',
      revision: 1,
      chart: 'demo 1.2.3',
      notes: 'Have fun.',
    });
    expect(text).not.toContain(PIN);
    const read = (name: string): string => readFileSync(workspace.at(name), 'utf8');
    expect(read('args').trim().replaceAll('\n', ' ')).toBe(
      `install demo ${workspace.at('chart')} --output json --namespace shop --kube-context test --timeout 300s --values ${workspace.at('values.yaml')} --values - --version ^1.2 --create-namespace --wait --dry-run`,
    );
    expect(JSON.parse(read('stdin'))).toEqual({ pin: PIN });
    expect(read('env').trim()).toBe(KUBECONFIG);
  });

  test.each(['bitnami/nginx', 'oci://registry.example/charts/demo'])('takes %s as it is', async (chart) => {
    placeHelm(RELEASE);
    expect((await install({ chart })).error).toBeUndefined();
    expect(readFileSync(workspace.at('args'), 'utf8')).toContain(chart);
  });

  test('that fails is E with what it said; one that says nothing is no success', async () => {
    placeHelm('', 1);
    expect((await install({})).error).toMatchObject({
      code: 'E',
      exitCode: 1,
      stderr: expect.stringContaining('helm is unhappy') as string,
    });
    placeHelm('installed!');
    expect((await install({})).error).toMatchObject({ code: 'E', program: 'helm' });
  });

  test('is not run where its kubeconfig would have it run another program, or in another namespace', async () => {
    placeHelm(RELEASE);
    const user = { exec: { command: '/bin/evil' } };
    expect((await install({}, {}, user)).error).toMatchObject({ code: 'P', program: '/bin/evil' });
    const settings = { KUBERNETES_ALLOWED_NAMESPACES: 'shop' };
    expect((await install({}, settings)).error).toMatchObject({ code: 'P', field: 'namespace' });
    expect(() => readFileSync(workspace.at('args'))).toThrow('ENOENT');
  });
});
