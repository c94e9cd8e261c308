import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { listObjects } from './list-objects.ts';
import { ContextName, InNamespace, Name, requireNamespace, ResourceTypeName, Selector } from './names.ts';
import { partly } from './partly.ts';
import { at, textAt } from './reading.ts';
import { findResource, pathOf, requireAllowedType } from './resources.ts';
import type { Resource } from './resources.ts';

const MOST = 100;
/** Without them a cluster is none. */
const SYSTEM = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

/** spec/servers.md A.1.4. */
export const remove = defineTool({
  name: 'kubectl_delete',
  title: 'Delete objects of a cluster',
  description:
    'Deletes one object by its name, or up to 100 of a type by a label selector. What they own goes too. The system’s namespaces cannot be deleted. dry_run only says what would go.',
  input: z.object({
    resource_type: ResourceTypeName,
    resource_name: Name.optional().describe('This or selector'),
    selector: Selector.optional().describe('Label selector, such as app=web'),
    namespace: InNamespace,
    force: z.boolean().default(false).describe('At once, without waiting for containers to end'),
    grace_period: z.int().min(0).max(86_400).optional().describe('Seconds; otherwise what the object says'),
    dry_run: z.boolean().default(false),
    context: ContextName,
  }),
  output: z.object({
    context: z.string(),
    resource_type: z.string(),
    dry_run: z.boolean(),
    deleted: z.array(
      z.object({ name: z.string(), pending: z.boolean().describe('Still there until it has wound up') }),
    ),
  }),
  risk: ['destroy', 'network'],
  async run(input, context) {
    const { resource_name: name, selector, namespace, force, grace_period, dry_run } = input;
    requireAllowedType(context.settings, 'resource_type', input.resource_type);
    if ((name === undefined) === (selector === undefined)) {
      throw new ToolFailure('V', 'Give either resource_name or selector.', { field: 'resource_name' });
    }
    const cluster = await openCluster(context, input.context);
    const resource = await findResource(cluster, 'resource_type', input.resource_type);
    requireNamespace(context.settings, 'namespace', resource.namespaced ? namespace : undefined);
    const names = name === undefined ? await namesOf(cluster, resource, namespace, selector ?? '') : [name];
    const system = names.find((one) => resource.kind === 'Namespace' && SYSTEM.has(one));
    if (system !== undefined) {
      throw new ToolFailure('P', `${system} belongs to the cluster itself and is not deleted.`, {
        field: 'resource_name',
      });
    }
    const body = {
      kind: 'DeleteOptions',
      apiVersion: 'v1',
      propagationPolicy: 'Background',
      ...(force ? { gracePeriodSeconds: 0 } : {}),
      ...(grace_period === undefined ? {} : { gracePeriodSeconds: grace_period }),
      ...(dry_run ? { dryRun: ['All'] } : {}),
    };
    const deleted: { name: string; pending: boolean }[] = [];
    for (const one of names) {
      const change = { method: 'DELETE' as const, body };
      const path = pathOf(resource, namespace, one);
      const answer = await cluster.ask({ path, change, field: 'resource_name' }).catch((error: unknown) => {
        throw partly(error, dry_run ? [] : deleted.map((gone) => gone.name), 'these were deleted');
      });
      deleted.push({ name: one, pending: at(answer, 'metadata', 'deletionTimestamp') !== undefined });
      await context.progress(deleted.length, names.length, one);
    }
    return { context: cluster.context, resource_type: resource.plural, dry_run, deleted };
  },
  text: ({ resource_type, dry_run, deleted }) =>
    `${dry_run ? 'Nothing was changed. These would be deleted' : 'Deleted'} (${resource_type}): ${
      deleted.map(({ name, pending }) => (pending ? `${name} (winding up)` : name)).join(', ') || 'none'
    }`,
});

async function namesOf(
  cluster: Cluster,
  resource: Resource,
  namespace: string,
  selector: string,
): Promise<string[]> {
  const { items, more } = await listObjects(cluster, resource, namespace, { selector, limit: MOST });
  if (more) {
    throw new ToolFailure('V', `More than ${MOST} objects fit ${selector}. Narrow the selector.`, {
      field: 'selector',
    });
  }
  if (items.length === 0) throw new ToolFailure('N', `Nothing fits ${selector}.`, { field: 'selector' });
  return items.flatMap((item) => textAt(item, 'metadata', 'name') ?? []);
}
