import { z } from 'zod';
import { stringify } from 'yaml';
import type { JsonObject } from '#contract/json.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { eventsOf, EventView } from './events.ts';
import { ContextName, InNamespace, Name, requireNamespace, ResourceTypeName } from './names.ts';
import { textAt } from './reading.ts';
import { findResource, pathOf, requireAllowedType } from './resources.ts';
import { viewOf } from './view.ts';

/** spec/servers.md A.1.4. */
export const describe = defineTool({
  name: 'kubectl_describe',
  title: 'Describe an object of a cluster',
  description:
    'Gives one object of a cluster with its conditions and what happened to it lately (events). Values of secrets are masked.',
  input: z.object({
    resource_type: ResourceTypeName,
    resource_name: Name,
    namespace: InNamespace,
    context: ContextName,
  }),
  output: z.object({
    context: z.string(),
    object: z.record(z.string(), z.json()),
    events: z.array(EventView).describe('The latest first'),
  }),
  risk: ['read', 'network'],
  async run({ resource_type, resource_name, namespace, context: asked }, context) {
    requireAllowedType(context.settings, 'resource_type', resource_type);
    const cluster = await openCluster(context, asked);
    const resource = await findResource(cluster, 'resource_type', resource_type);
    if (resource.namespaced) requireNamespace(context.settings, 'namespace', namespace);
    const object = await cluster.ask({
      path: pathOf(resource, namespace, resource_name),
      field: 'resource_name',
    });
    const uid = textAt(object, 'metadata', 'uid') ?? '';
    // Events of what is in no namespace are in default.
    const where = resource.namespaced ? namespace : 'default';
    return {
      context: cluster.context,
      object: viewOf(resource, object),
      events: await eventsOf(cluster, where, `involvedObject.uid=${uid}`),
    };
  },
  text: ({ object, events }) => [stringify(object), eventLines(events)].join('\n'),
});

function eventLines(events: readonly z.infer<typeof EventView>[]): string {
  if (events.length === 0) return 'Nothing happened to it lately.';
  const line = ({ at, type, reason, message, count }: JsonObject & z.infer<typeof EventView>): string =>
    `${at ?? '?'} ${type} ${reason} (${count}x): ${message}`;
  return `Events:\n${events.map(line).join('\n')}`;
}
