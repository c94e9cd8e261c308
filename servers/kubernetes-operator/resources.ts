import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Cluster } from './cluster.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { objectsAt, textAt } from './reading.ts';
import { KNOWN_TYPES, knownType } from './known-types.ts';

/** A type of object as the API of a cluster has it. */
export interface Resource {
  plural: string;
  kind: string;
  /** `v1` or `group/version`. */
  apiVersion: string;
  namespaced: boolean;
}

/** The address of a type, of one of its objects, or of a part of that. */
export function pathOf(
  { plural, apiVersion, namespaced }: Resource,
  namespace: string | undefined,
  ...rest: readonly string[]
): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const within = namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return [`${root}${within}/${plural}`, ...rest.map(encodeURIComponent)].join('/');
}

export function isSecret({ plural, apiVersion }: Pick<Resource, 'plural' | 'apiVersion'>): boolean {
  return plural === 'secrets' && apiVersion === 'v1';
}

/** Throws P with the list for a type that is not allowed; nothing is asked of the cluster. */
export function requireAllowedType(settings: Settings, field: string, given: string): void {
  if (knownType(given) === undefined && moreType(settings, given) === undefined) {
    throw notAllowed(settings, field, given);
  }
}

/** The type that a caller names, in the version that the cluster has. Throws P, N with `field`. */
export async function findResource(cluster: Cluster, field: string, given: string): Promise<Resource> {
  const { settings } = cluster;
  const known = knownType(given);
  const [firstVersion, ...olderVersions] = known?.versions ?? [];
  if (known !== undefined && firstVersion !== undefined && olderVersions.length === 0) {
    const { plural, kind, namespaced } = known;
    return { plural, kind, namespaced, apiVersion: firstVersion };
  }
  const more = known === undefined ? moreType(settings, given) : undefined;
  if (known === undefined && more === undefined) throw notAllowed(settings, field, given);
  const plural = known?.plural ?? more?.plural;
  const versions = known?.versions ?? (await versionsOf(cluster, more?.group ?? ''));
  for (const version of versions) {
    const found = (await discover(cluster, version)).find((one) => one.plural === plural);
    if (found !== undefined) return found;
  }
  throw new ToolFailure('N', `The cluster ${cluster.context} has no ${given}.`, { field });
}

/** Throws P when objects of this kind may not be applied; nothing is asked of the cluster. */
export function requireAllowedKind(
  settings: Settings,
  field: string,
  { apiVersion, kind }: { apiVersion: string; kind: string },
): void {
  const group = groupOf(apiVersion);
  const known = KNOWN_TYPES.some((type) => type.kind === kind && type.groups.includes(group));
  if (!known && !moreTypes(settings).some((type) => type.group === group)) {
    throw notAllowed(settings, field, `${kind} (${apiVersion})`);
  }
}

/** The type of an object of a manifest. Throws P as {@link requireAllowedKind}, V when the cluster does not know it. */
export async function findKind(
  cluster: Cluster,
  field: string,
  { apiVersion, kind }: { apiVersion: string; kind: string },
): Promise<Resource> {
  const found = (await discover(cluster, apiVersion)).find((one) => one.kind === kind);
  if (found === undefined) {
    throw new ToolFailure('V', `The cluster ${cluster.context} knows no ${kind} in ${apiVersion}.`, {
      field,
    });
  }
  const group = groupOf(apiVersion);
  const known = KNOWN_TYPES.some((type) => type.plural === found.plural && type.groups.includes(group));
  const more = moreTypes(cluster.settings).some((one) => one.plural === found.plural && one.group === group);
  if (!known && !more) throw notAllowed(cluster.settings, field, `${kind} (${apiVersion})`);
  return found;
}

/** For as long as one call of a tool: a cluster learns new kinds. */
const discovered = new WeakMap<Cluster, Map<string, Promise<Resource[]>>>();

function discover(cluster: Cluster, apiVersion: string): Promise<Resource[]> {
  const known = discovered.get(cluster) ?? new Map<string, Promise<Resource[]>>();
  discovered.set(cluster, known);
  const found = known.get(apiVersion) ?? askFor(cluster, apiVersion);
  known.set(apiVersion, found);
  return found;
}

async function askFor(cluster: Cluster, apiVersion: string): Promise<Resource[]> {
  const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  let list: JsonObject;
  try {
    list = await cluster.ask({ path });
  } catch (error) {
    if (error instanceof ToolFailure && error.code === 'N') return [];
    throw error;
  }
  return objectsAt(list, 'resources').map((one) => ({
    plural: textAt(one, 'name') ?? '',
    kind: textAt(one, 'kind') ?? '',
    apiVersion,
    namespaced: one['namespaced'] === true,
  }));
}

async function versionsOf(cluster: Cluster, group: string): Promise<string[]> {
  if (group === '') return ['v1'];
  const found = await cluster.ask({ path: `/apis/${encodeURIComponent(group)}`, field: 'resource_type' });
  return objectsAt(found, 'versions').flatMap((version) => textAt(version, 'groupVersion') ?? []);
}

/** What the user has added in the settings: `plural` or `plural.group`. */
function moreTypes(settings: Settings): { plural: string; group: string }[] {
  return settings.list('KUBERNETES_MORE_RESOURCES').map((given) => {
    const [plural = '', ...group] = given.toLowerCase().split('.');
    return { plural, group: group.join('.') };
  });
}

function moreType(settings: Settings, given: string): { plural: string; group: string } | undefined {
  const [plural, ...group] = given.toLowerCase().split('.');
  return moreTypes(settings).find(
    (one) => one.plural === plural && (group.length === 0 || one.group === group.join('.')),
  );
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function notAllowed(settings: Settings, field: string, given: string): ToolFailure {
  const allowed = [...KNOWN_TYPES.map(({ plural }) => plural), ...settings.list('KUBERNETES_MORE_RESOURCES')];
  return new ToolFailure(
    'P',
    `${given} is not among the types that this server works on: ${allowed.join(', ')}. The user can add it as KUBERNETES_MORE_RESOURCES in the settings in Patchbay.`,
    { field, allowed },
  );
}
