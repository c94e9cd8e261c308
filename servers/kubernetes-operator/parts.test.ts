import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { CHECKS } from './checks.ts';
import type { Cluster } from './cluster.ts';
import { differenceOf } from './difference.ts';
import { parseManifest } from './manifest-objects.ts';
import { viewPod } from './pod-view.ts';
import { rolloutState } from './rollout-state.ts';
import { SECRET } from './secret-set.ts';
import { concealing } from './secret-values.ts';
import { viewOf } from './view.ts';

test.each<[string, JsonObject, JsonObject, string, string]>([
  [
    'StatefulSet',
    { replicas: 3 },
    { updatedReplicas: 1, readyReplicas: 3 },
    'progressing',
    '1 of 3 pods are new.',
  ],
  [
    'StatefulSet',
    { replicas: 3 },
    { updatedReplicas: 3, readyReplicas: 2 },
    'progressing',
    '2 of 3 pods are available.',
  ],
  [
    'StatefulSet',
    { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
    { updatedReplicas: 1, readyReplicas: 3 },
    'done',
    'Every pod is new and available.',
  ],
  [
    'DaemonSet',
    {},
    { desiredNumberScheduled: 2, updatedNumberScheduled: 1 },
    'progressing',
    '1 of 2 pods are new.',
  ],
  [
    'DaemonSet',
    {},
    { desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 },
    'done',
    'Every pod is new and available.',
  ],
  ['Deployment', { replicas: 1, paused: true }, {}, 'paused', 'It is paused. 0 of 1 pods are new.'],
  ['Deployment', { replicas: 0 }, {}, 'done', 'Every pod is new and available.'],
])('%s %j %j is %s', (kind, spec, status, state, message) => {
  expect(rolloutState(kind, { spec, status })).toMatchObject({ state, message });
});

test.each<[JsonObject, string, string]>([
  [{ status: { phase: 'Running' } }, 'Running', '6s'],
  [{ metadata: { deletionTimestamp: 'x' }, status: { phase: 'Running' } }, 'Terminating', '?'],
  [{ status: { phase: 'Failed', reason: 'Evicted' } }, 'Evicted', '5m'],
  [
    {
      status: {
        phase: 'Running',
        containerStatuses: [{ state: { terminated: { exitCode: 137, reason: 'OOMKilled' } } }],
      },
    },
    'OOMKilled',
    '4h',
  ],
  [
    {
      status: {
        phase: 'Succeeded',
        containerStatuses: [{ state: { terminated: { exitCode: 0, reason: 'Completed' } } }],
      },
    },
    'Succeeded',
    '3d',
  ],
])('a pod %j is %s since %s', (pod, status, age) => {
  const now = Date.parse('2026-01-31T12:00:00Z');
  const ago: Record<string, number> = { '6s': 6, '5m': 300, '4h': 14_400, '3d': 259_200 };
  const seconds = ago[age];
  const created: JsonObject =
    seconds === undefined ? {} : { creationTimestamp: new Date(now - seconds * 1000).toISOString() };
  const metadata = { name: 'p', ...created, ...(pod['metadata'] as JsonObject | undefined) };
  expect(viewPod({ ...pod, metadata }, now)).toMatchObject({ name: 'p', status, age });
});

test('a cluster with problems: what each check finds', async () => {
  const condition = (type: string, status: string, message = 'm') => ({ type, status, message });
  const lists: Record<string, JsonObject[]> = {
    nodes: [
      { metadata: { name: 'good' }, status: { conditions: [condition('Ready', 'True')] } },
      { metadata: { name: 'down' }, status: { conditions: [condition('Ready', 'Unknown', 'gone')] } },
      {
        metadata: { name: 'full' },
        status: { conditions: [condition('Ready', 'True'), condition('DiskPressure', 'True', 'no room')] },
      },
      {
        metadata: { name: 'shut' },
        spec: { unschedulable: true },
        status: { conditions: [condition('Ready', 'True')] },
      },
    ],
    pods: [
      {
        metadata: { name: 'restarting' },
        status: { phase: 'Running', containerStatuses: [{ ready: true, restartCount: 9 }] },
      },
      { metadata: { name: 'unready' }, status: { phase: 'Running', containerStatuses: [{ ready: false }] } },
      { metadata: { name: 'over' }, status: { phase: 'Succeeded' } },
      {
        metadata: { name: 'waits' },
        status: { phase: 'Pending', conditions: [condition('PodScheduled', 'False', 'no node')] },
      },
    ],
    deployments: [{ metadata: { name: 'late', namespace: 'n' }, spec: { replicas: 1 } }],
    jobs: [
      { metadata: { name: 'failed' }, status: { conditions: [condition('Failed', 'True', 'too often')] } },
      { metadata: { name: 'trying' }, status: { failed: 2 } },
      { metadata: { name: 'fine' }, status: { succeeded: 1 } },
    ],
    persistentvolumeclaims: [
      { metadata: { name: 'lost' }, status: { phase: 'Lost' } },
      { metadata: { name: 'bound' }, status: { phase: 'Bound' } },
    ],
    events: [
      {
        type: 'Warning',
        reason: 'BackOff',
        message: 'again',
        count: 4,
        lastTimestamp: '2026-01-31T12:00:00Z',
        involvedObject: { kind: 'Pod', name: 'p' },
      },
    ],
  };
  const cluster = {
    context: 'test',
    settings: { list: () => [] as string[] },
    ask: ({ path }: { path: string }) =>
      Promise.resolve({ metadata: {}, items: lists[path.split('/').at(-1) ?? ''] ?? [] }),
    read: (_ask: unknown, take: (piece: Buffer) => void) => {
      take(Buffer.from('[+]ping ok\n[-]etcd failed: reason withheld\nreadyz check failed\n'));
      return Promise.resolve();
    },
  } as unknown as Cluster;
  const found: Record<string, string[]> = {};
  for (const { name, look } of CHECKS) {
    const { findings } = await look(cluster, undefined);
    found[name] = findings.map(({ object, problem }) => `${object}: ${problem}`);
  }
  expect(found).toEqual({
    'API server': ['readyz: etcd failed: reason withheld'],
    nodes: ['down: not ready: gone', 'full: DiskPressure: no room', 'shut: takes no new pods'],
    pods: ['restarting: 9 restarts', 'unready: only 0/1 containers are ready', 'waits: Pending: no node'],
    deployments: ['n/late: progressing: 0 of 1 pods are new.'],
    'stateful sets': [],
    'daemon sets': [],
    jobs: ['failed: failed: too often', 'trying: 2 of its pods failed'],
    'volume claims': ['lost: it is Lost'],
    warnings: ['Pod/p: BackOff (4x): again'],
  });
});

test.each([
  ['', ['readyz: ']],
  ['<html>', ['readyz: <html>']],
  ['ok', []],
])('an API server that says %j', async (words, expected) => {
  const read = (_ask: unknown, take: (piece: Buffer) => void) => {
    take(Buffer.from(words));
    return Promise.resolve();
  };
  const { findings } = (await CHECKS[0]?.look({ read } as unknown as Cluster, undefined)) ?? {};
  expect(findings?.map(({ object, problem }) => `${object}: ${problem}`)).toEqual(expected);
});

test('what a cluster says of a secret', () => {
  const hide = concealing({ data: { a: 'aHVudGVyMg==' }, stringData: { b: 'pa"ss' } });
  const words = hide('x aHVudGVyMg== y hunter2 z pa\\"ss, error found in #10 byte of ...|"a":"aHVu|...');
  expect(words).toBe('x [masked] y [masked] z [masked]');
});

test('changes of a secret without its values', () => {
  const secret = (data: JsonObject): JsonObject => ({ metadata: { name: 's' }, data });
  const diff = differenceOf(SECRET, secret({ a: 'b25l', same: 'eA==' }), secret({ a: 'dHdv', same: 'eA==' }));
  expect(diff).toContain('+  a: "[masked, changed]"');
  expect(diff).not.toMatch(/b25l|dHdv|eA==/);
  expect(viewOf(SECRET, { metadata: {}, data: 'odd' })).toMatchObject({ data: '[masked]' });
  expect(viewOf(SECRET, { metadata: {}, data: null })).toMatchObject({ data: null });
});

test('manifests: several documents, lists, YAML 1.1 as kubectl reads it', () => {
  const head = 'apiVersion: v1\nkind: ConfigMap\n';
  const objects = parseManifest(
    'x.yaml',
    `${head}metadata: { name: a }\ndata: { on: yes, mode: 0644, day: 2026-01-31, time: 22:22 }\n---\n---\napiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: Pod, metadata: { name: b, namespace: shop } }\n`,
  );
  expect(objects.map(({ kind, name, namespace }) => [kind, name, namespace])).toEqual([
    ['ConfigMap', 'a', undefined],
    ['Pod', 'b', 'shop'],
  ]);
  expect(objects[0]?.body['data']).toEqual({ true: true, mode: 420, day: '2026-01-31', time: '22:22' });
});
