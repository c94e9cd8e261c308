// Earlier revisions of a deployment are its replica sets; those of the others are kept as controller revisions.
import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Cluster } from './cluster.ts';
import { numberAt, objectAt, objectsAt, textAt } from './reading.ts';
import { pathOf } from './resources.ts';
import type { Resource } from './resources.ts';
import type { Workload } from './workload.ts';

const REVISION = 'deployment.kubernetes.io/revision';
const REPLICA_SET: Resource = {
  plural: 'replicasets',
  kind: 'ReplicaSet',
  apiVersion: 'apps/v1',
  namespaced: true,
};
const CONTROLLER_REVISION: Resource = {
  plural: 'controllerrevisions',
  kind: 'ControllerRevision',
  apiVersion: 'apps/v1',
  namespaced: true,
};

/** Goes back to `wanted`, or to the revision before the latest. Throws N (`revision`) when there is none. */
export async function undo(
  cluster: Cluster,
  workload: Workload,
  before: JsonObject,
  wanted: number | undefined,
): Promise<{ after: JsonObject; revision: number }> {
  const isDeployment = workload.resource.kind === 'Deployment';
  const history = await historyOf(
    cluster,
    workload,
    before,
    isDeployment ? REPLICA_SET : CONTROLLER_REVISION,
  );
  const found = wanted === undefined ? history.at(-2) : history.find(({ revision }) => revision === wanted);
  if (found === undefined) {
    const known = history.map(({ revision }) => revision);
    const what = wanted === undefined ? 'no earlier revision' : `no revision ${wanted}`;
    throw new ToolFailure('N', `${workload.name} has ${what}. It has: ${known.join(', ') || 'none'}.`, {
      field: 'revision',
      revisions: known,
    });
  }
  const after = isDeployment
    ? await workload.patch('json', [
        { op: 'replace', path: '/spec/template', value: templateOf(found.object) },
      ])
    : await workload.patch('strategic', objectAt(found.object, 'data') ?? {});
  return { after, revision: found.revision };
}

/** Oldest first. */
async function historyOf(
  cluster: Cluster,
  { namespace }: Workload,
  owner: JsonObject,
  resource: Resource,
): Promise<{ revision: number; object: JsonObject }[]> {
  const uid = textAt(owner, 'metadata', 'uid');
  const list = await cluster.ask({ path: pathOf(resource, namespace) });
  return objectsAt(list, 'items')
    .filter((object) => objectsAt(object, 'metadata', 'ownerReferences').some((one) => one['uid'] === uid))
    .map((object) => ({
      object,
      revision:
        numberAt(object, 'revision') ?? Number(textAt(object, 'metadata', 'annotations', REVISION) ?? 0),
    }))
    .filter(({ revision }) => revision > 0)
    .toSorted((a, b) => a.revision - b.revision);
}

/** Without the label by which the replica set knew its own pods. */
function templateOf(replicaSet: JsonObject): JsonObject {
  const template = objectAt(replicaSet, 'spec', 'template') ?? {};
  const metadata = objectAt(template, 'metadata') ?? {};
  const { 'pod-template-hash': _, ...labels } = objectAt(metadata, 'labels') ?? {};
  return { ...template, metadata: { ...metadata, labels } };
}
