import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Cluster } from './cluster.ts';
import type { ManifestObject } from './manifest-objects.ts';
import { objectAt } from './reading.ts';
import { findKind, isSecret, pathOf } from './resources.ts';
import type { Resource } from './resources.ts';
import { concealing } from './secret-values.ts';

const FIELD = 'manifest_path';

/** An object of a manifest with its place in the cluster. */
export interface Placed {
  object: ManifestObject;
  resource: Resource;
  /** Undefined for what is in none. */
  namespace: string | undefined;
}

/** Asks the cluster what the kind is. Throws P, V. */
export async function place(cluster: Cluster, object: ManifestObject, otherwise: string): Promise<Placed> {
  const resource = await findKind(cluster, FIELD, object);
  return { object, resource, namespace: resource.namespaced ? (object.namespace ?? otherwise) : undefined };
}

/** `Deployment web` and the like, for people. */
export function nameOf({ object, namespace }: Placed): string {
  return `${object.kind} ${namespace === undefined ? '' : `${namespace}/`}${object.name}`;
}

/** The object as it is in the cluster, undefined when it is not there. */
export async function liveObject(
  cluster: Cluster,
  { object, resource, namespace }: Placed,
): Promise<JsonObject | undefined> {
  try {
    return await cluster.ask({ path: pathOf(resource, namespace, object.name) });
  } catch (error) {
    if (error instanceof ToolFailure && error.code === 'N') return undefined;
    throw error;
  }
}

/**
 * Server-side apply (https://kubernetes.io/docs/reference/using-api/server-side-apply/). Throws V with what the cluster
 * finds wrong, E (`status` 409) when somebody else has set a field and it is not forced, N when the namespace is
 * missing.
 */
export async function applyObject(
  cluster: Cluster,
  placed: Placed,
  { dryRun, force }: { dryRun: boolean; force: boolean },
): Promise<JsonObject> {
  const { object, resource, namespace } = placed;
  const metadata = {
    ...objectAt(object.body, 'metadata'),
    ...(namespace === undefined ? {} : { namespace }),
  };
  try {
    return await cluster.ask({
      path: pathOf(resource, namespace, object.name),
      query: { fieldManager: 'patchbay', force, ...(dryRun ? { dryRun: 'All' } : {}) },
      change: { patch: 'apply', body: { ...object.body, metadata } },
      field: FIELD,
      invalid: FIELD,
      ...(isSecret(resource) ? { conceal: concealing(object.body) } : {}),
    });
  } catch (error) {
    throw named(error, placed);
  }
}

/** Says which object it is about, and what to do about a conflict. */
function named(error: unknown, placed: Placed): unknown {
  if (!(error instanceof ToolFailure)) return error;
  const { status } = error.fields;
  const who = { file: placed.object.file, object: nameOf(placed) };
  if (status === 409) {
    return new ToolFailure(
      'E',
      `${nameOf(placed)}: ${error.message} To take these fields over, apply with force_conflicts.`,
      { ...error.fields, ...who },
    );
  }
  // Kubernetes before 1.21 says so of a field that it does not know.
  const isWrong = status === 500 && error.message.includes('failed to create typed patch object');
  return new ToolFailure(isWrong ? 'V' : error.code, `${nameOf(placed)}: ${error.message}`, {
    ...error.fields,
    ...who,
    ...(isWrong ? { field: FIELD } : {}),
  });
}
