import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';

const OF_TESTS = /\.test\.ts$|\/testing\/|\/fake-[^/]+$/;

async function modulesWith(pattern: RegExp, root = 'main'): Promise<string[]> {
  const found: string[] = [];
  for await (const path of glob(`${root}/**/*.ts`)) {
    if (!OF_TESTS.test(path) && pattern.test(readFileSync(path, 'utf8'))) found.push(path);
  }
  return found.sort();
}

test('a child is spoken to in one place: the pipe of its session', async () => {
  expect(await modulesWith(/\bstdin\.write\b|\bpipe\(.*stdin|pipeline\(.*stdin/)).toEqual([
    'main/upstream/pipe.ts',
  ]);
});

test('what a server offers is used in one place: the innermost stage of the broker', async () => {
  expect(await modulesWith(/['"`](tools\/call|resources\/read|prompts\/get)['"`]/)).toEqual([
    'main/broker/stages/invoked.ts',
  ]);
  expect(await modulesWith(/\.(callTool|readResource|getPrompt)\(/)).toEqual([]);
});

test('bytes leave for the network in one place, and messages to a server in two channels', async () => {
  expect(await modulesWith(/from 'undici'/)).toEqual(['main/guard/egress.ts']);
  const otherRoads = /\bfetch\(|from 'node:(https|http2|tls)'|import .*\b(request|get)\b.* from 'node:http'/;
  expect(await modulesWith(otherRoads)).toEqual([]);
  expect(await modulesWith(/\boutlet\s*\.send\(/)).toEqual([
    // To models, not to a server.
    'main/chat/egress-fetch.ts',
    'main/upstream/http-channel.ts',
    'main/upstream/sse-channel.ts',
  ]);
});

test('servers are spawned in one place, without a shell', async () => {
  // The other two run the Node that ships with Patchbay on a program of ours.
  const ours = ['main/app/backup-command.ts', 'main/electron/end-by-force.ts'];
  const [backup = '', force = ''] = ours;
  // What a bundled server runs for a tool goes through the guard; the app itself runs nothing through it.
  const spawning = [backup, force, 'main/guard/exec.ts', 'main/supervisor/child.ts'];
  expect(await modulesWith(/\bspawn\(/)).toEqual(spawning.toSorted());
  // The tree runs taskkill where there are no process groups.
  expect(await modulesWith(/from 'node:child_process'/)).toEqual(
    [...spawning, 'main/guard/tree.ts'].toSorted(),
  );
  expect(await modulesWith(/from '.*guard\/exec\.ts'/)).toEqual([]);
  expect(await modulesWith(/\bshell: true/)).toEqual([]);
});

/** Modules that load one of these, however that is written; loading no more than its types does not count. */
const loading = (names: string): RegExp =>
  new RegExp(
    `\\bimport\\s+(?!type\\b)[^;'"]*from\\s*['"](${names})['"]|\\b(import|require)\\s*\\(?\\s*['"](${names})['"]`,
  );

test('what ships with Patchbay runs programs through the guard alone', async () => {
  expect(await modulesWith(loading('(node:)?(child_process|cluster)|execa|cross-spawn'), 'servers')).toEqual(
    [],
  );
  // Comments may name it.
  expect(await modulesWith(/^[^*]*\bshell: true/m, 'servers')).toEqual([]);
  expect(await modulesWith(/guard\/exec\.ts'/, 'servers')).toEqual(['servers/kit/exec.ts']);
  // By these anything could be loaded unseen; a file is looked up with one of them, and not loaded.
  expect(await modulesWith(/\bgetBuiltinModule\b|\bcreateRequire\([^)]*\)\(/, 'servers')).toEqual([]);
  expect(await modulesWith(/\bcreateRequire\(/, 'servers')).toEqual([
    'servers/sast-scanner/syntax/grammars.ts',
  ]);
});

test('what ships with Patchbay reaches the network through the guard, but for places that a person named', async () => {
  expect(await modulesWith(/\bfetch\(|\bnew (WebSocket|EventSource)\(/, 'servers')).toEqual([]);
  expect(await modulesWith(loading('undici|ws|axios|gaxios|node-fetch|got'), 'servers')).toEqual([]);
  expect(await modulesWith(loading('(node:)?(http|https|http2|net|tls|dgram)'), 'servers')).toEqual([
    // The mail server of its settings.
    'servers/delivery/channels/email.ts',
    // The engine of its settings.
    'servers/docker-manager/engine.ts',
    // The cluster of the kubeconfig, and a port of this machine that leads to it.
    'servers/kubernetes-operator/cluster.ts',
    'servers/kubernetes-operator/port-forwards.ts',
    // The pipe to Patchbay.
    'servers/shared-process/main.ts',
  ]);
});

test("makers' clients that bring a connection of their own are used in one place each", async () => {
  const own = '@azure/storage-blob|@google-cloud/storage|google-auth-library|dockerode|nodemailer';
  expect(await modulesWith(loading(own), 'servers')).toEqual([
    // The accounts of its settings.
    'servers/cloud-storage/azure-client.ts',
    'servers/cloud-storage/gcs-client.ts',
    // On the socket that is opened above.
    'servers/delivery/channels/email.ts',
    // With the agents made above.
    'servers/docker-manager/engine.ts',
  ]);
  expect(await modulesWith(loading('@kubernetes/client-node[^\'"]*socket[^\'"]*'), 'servers')).toEqual([
    // The cluster of the kubeconfig.
    'servers/kubernetes-operator/port-carrier.ts',
  ]);
  expect(await modulesWith(loading('@aws-sdk/client-s3|@slack/web-api'), 'servers')).toEqual([
    'servers/delivery/channels/slack-client.ts',
    // Signs, and sends nothing.
    'servers/s3-storage/presigned-url.ts',
    'servers/s3/client.ts',
  ]);
  // These two are given the guard to send by.
  expect(
    await modulesWith(/^ +fetch: through\(|^ +requestHandler: .*createRequestHandler\(/m, 'servers'),
  ).toEqual(['servers/delivery/channels/slack-client.ts', 'servers/s3/client.ts']);
});
