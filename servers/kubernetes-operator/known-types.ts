/** A type that the server works on without being told to; spec/servers.md A.1.4 names these fifteen. */
export interface KnownType {
  plural: string;
  kind: string;
  namespaced: boolean;
  /** Where it may be, the newest first. */
  versions: readonly string[];
  groups: readonly string[];
  names: readonly string[];
}

type Row = readonly [names: string, kind: string, scope: 'namespace' | 'cluster', versions: string];

/** Names: the plural first, then what people also say. */
const ROWS: readonly Row[] = [
  ['pods pod po', 'Pod', 'namespace', 'v1'],
  ['services service svc', 'Service', 'namespace', 'v1'],
  ['deployments deployment deploy', 'Deployment', 'namespace', 'apps/v1'],
  ['configmaps configmap cm', 'ConfigMap', 'namespace', 'v1'],
  ['secrets secret', 'Secret', 'namespace', 'v1'],
  ['ingresses ingress ing', 'Ingress', 'namespace', 'networking.k8s.io/v1 networking.k8s.io/v1beta1'],
  ['replicasets replicaset rs', 'ReplicaSet', 'namespace', 'apps/v1'],
  ['daemonsets daemonset ds', 'DaemonSet', 'namespace', 'apps/v1'],
  ['statefulsets statefulset sts', 'StatefulSet', 'namespace', 'apps/v1'],
  ['jobs job', 'Job', 'namespace', 'batch/v1'],
  ['cronjobs cronjob cj', 'CronJob', 'namespace', 'batch/v1 batch/v1beta1'],
  ['persistentvolumes persistentvolume pv', 'PersistentVolume', 'cluster', 'v1'],
  ['persistentvolumeclaims persistentvolumeclaim pvc', 'PersistentVolumeClaim', 'namespace', 'v1'],
  ['nodes node no', 'Node', 'cluster', 'v1'],
  ['namespaces namespace ns', 'Namespace', 'cluster', 'v1'],
];

export const KNOWN_TYPES: readonly KnownType[] = ROWS.map(([names, kind, scope, versions]) => {
  const all = names.split(' ');
  const where = versions.split(' ');
  const groups = where.map((version) =>
    version.includes('/') ? version.slice(0, version.indexOf('/')) : '',
  );
  return {
    plural: all[0] ?? '',
    kind,
    namespaced: scope === 'namespace',
    versions: where,
    groups,
    names: all,
  };
});

/** By any of its names, in any case, with or without its group. */
export function knownType(given: string): KnownType | undefined {
  const [name = '', ...group] = given.toLowerCase().split('.');
  return KNOWN_TYPES.find(
    ({ names, groups }) => names.includes(name) && (group.length === 0 || groups.includes(group.join('.'))),
  );
}
