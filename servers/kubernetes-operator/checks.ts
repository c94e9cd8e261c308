import type { JsonObject } from '#contract/json.ts';
import type { Cluster } from './cluster.ts';
import { eventsOf } from './events.ts';
import { listObjects } from './list-objects.ts';
import { viewPod } from './pod-view.ts';
import { numberAt, objectsAt, textAt } from './reading.ts';
import { findResource } from './resources.ts';
import { rolloutState } from './rollout-state.ts';

const MOST = 500;
const MANY_RESTARTS = 5;
const NOT_READY = 500;
const SHOWN_CHARACTERS = 300;

interface Finding {
  object: string;
  problem: string;
}

interface Look {
  findings: Finding[];
  lookedAt: number;
  more: boolean;
}

/** One thing to look at, in a namespace or in all. */
interface Check {
  name: string;
  look(cluster: Cluster, namespace: string | undefined): Promise<Look>;
}

export const CHECKS: readonly Check[] = [
  { name: 'API server', look: readiness },
  { name: 'nodes', look: each('nodes', nodeProblem) },
  { name: 'pods', look: each('pods', podProblem) },
  { name: 'deployments', look: each('deployments', workloadProblem('Deployment')) },
  { name: 'stateful sets', look: each('statefulsets', workloadProblem('StatefulSet')) },
  { name: 'daemon sets', look: each('daemonsets', workloadProblem('DaemonSet')) },
  { name: 'jobs', look: each('jobs', jobProblem) },
  { name: 'volume claims', look: each('persistentvolumeclaims', claimProblem) },
  { name: 'warnings', look: warnings },
];

/** https://kubernetes.io/docs/reference/using-api/health-checks/ */
async function readiness(cluster: Cluster): Promise<Look> {
  const pieces: Buffer[] = [];
  const ask = { path: '/readyz', query: { verbose: true }, allow: NOT_READY };
  await cluster.read(ask, (piece) => pieces.push(piece));
  const words = Buffer.concat(pieces).toString('utf8');
  const lines = words.split('\n');
  const checked = lines.filter((line) => /^\[[+-]\]/.test(line));
  const failed = checked.filter((line) => line.startsWith('[-]'));
  // One that does not name its checks has at least to say that it is ready.
  const unclear =
    checked.length === 0 && words.trim() !== 'ok' ? [`[-]${words.slice(0, SHOWN_CHARACTERS)}`] : [];
  const findings = [...failed, ...unclear].map((line) => ({ object: 'readyz', problem: line.slice(3) }));
  return { findings, lookedAt: checked.length, more: false };
}

function each(type: string, problemOf: (object: JsonObject) => string | undefined): Check['look'] {
  return async (cluster, namespace) => {
    const resource = await findResource(cluster, 'namespace', type);
    const within = resource.namespaced ? namespace : undefined;
    const { items, more } = await listObjects(cluster, resource, within, { limit: MOST });
    const findings = items.flatMap((item) => {
      const problem = problemOf(item);
      return problem === undefined ? [] : [{ object: nameOf(item), problem }];
    });
    return { findings, lookedAt: items.length, more };
  };
}

function nodeProblem(node: JsonObject): string | undefined {
  const conditions = objectsAt(node, 'status', 'conditions');
  const ready = conditions.find(({ type }) => type === 'Ready');
  if (ready?.['status'] !== 'True') return `not ready: ${textAt(ready, 'message') ?? 'it says nothing'}`;
  const pressed = conditions.find(({ type, status }) => type !== 'Ready' && status === 'True');
  if (pressed !== undefined) return `${textAt(pressed, 'type') ?? ''}: ${textAt(pressed, 'message') ?? ''}`;
  return (node['spec'] as JsonObject | undefined)?.['unschedulable'] === true
    ? 'takes no new pods'
    : undefined;
}

function podProblem(pod: JsonObject): string | undefined {
  const { status, ready, restarts } = viewPod(pod, Date.now());
  if (status === 'Succeeded' || status === 'Completed') return undefined;
  if (status !== 'Running') {
    const scheduled = objectsAt(pod, 'status', 'conditions').find(({ type }) => type === 'PodScheduled');
    return [status, textAt(scheduled, 'message') ?? []].flat().join(': ');
  }
  const [now, all] = ready.split('/');
  if (now !== all) return `only ${ready} containers are ready`;
  return restarts >= MANY_RESTARTS ? `${restarts} restarts` : undefined;
}

function workloadProblem(kind: string): (workload: JsonObject) => string | undefined {
  return (workload) => {
    const { state, message } = rolloutState(kind, workload);
    return state === 'done' ? undefined : `${state}: ${message}`;
  };
}

function jobProblem(job: JsonObject): string | undefined {
  const failed = objectsAt(job, 'status', 'conditions').find(
    ({ type, status }) => type === 'Failed' && status === 'True',
  );
  if (failed !== undefined) return `failed: ${textAt(failed, 'message') ?? ''}`;
  const pods = numberAt(job, 'status', 'failed') ?? 0;
  const done = numberAt(job, 'status', 'succeeded') ?? 0;
  return pods > 0 && done === 0 ? `${pods} of its pods failed` : undefined;
}

function claimProblem(claim: JsonObject): string | undefined {
  const phase = textAt(claim, 'status', 'phase');
  return phase === 'Bound' ? undefined : `it is ${phase ?? 'unknown'}`;
}

async function warnings(cluster: Cluster, namespace: string | undefined): Promise<Look> {
  const events = await eventsOf(cluster, namespace, 'type=Warning');
  const findings = events.map(({ object, reason, message, count }) => ({
    object,
    problem: `${reason} (${count}x): ${message}`,
  }));
  return { findings, lookedAt: events.length, more: false };
}

function nameOf(object: JsonObject): string {
  return [textAt(object, 'metadata', 'namespace') ?? [], textAt(object, 'metadata', 'name') ?? '']
    .flat()
    .join('/');
}
