import { z } from 'zod';
import { stringify } from 'yaml';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { listObjects } from './list-objects.ts';
import { ContextName, InNamespace, Name, requireNamespace, ResourceTypeName, Selector } from './names.ts';
import { textAt } from './reading.ts';
import { findResource, pathOf, requireAllowedType } from './resources.ts';
import { viewOf } from './view.ts';

/** spec/servers.md A.1.4. */
export const get = defineTool({
  name: 'kubectl_get',
  title: 'Get objects of a cluster',
  description:
    'Gives one object of a cluster, or the objects of a type, as JSON. Values of secrets are masked. At most 500 at a time: more says whether there are others.',
  input: z.object({
    resource_type: ResourceTypeName,
    namespace: InNamespace,
    resource_name: Name.optional().describe('Without it: all of the type'),
    selector: Selector.optional().describe('Label selector, such as app=web'),
    field_selector: Selector.optional().describe('Such as status.phase=Running'),
    all_namespaces: z.boolean().default(false),
    output: z.enum(['json', 'name']).default('json').describe('name: only the names'),
    limit: z.int().min(1).max(500).default(100),
    context: ContextName,
  }),
  output: z.object({
    context: z.string(),
    resource_type: z.string(),
    count: z.int(),
    more: z.boolean(),
    names: z.array(z.string()).describe('With the namespace before a / where there is one'),
    items: z.array(z.record(z.string(), z.json())).describe('Empty when only names were asked for'),
  }),
  risk: ['read', 'network'],
  async run(input, context) {
    const { settings } = context;
    requireAllowedType(settings, 'resource_type', input.resource_type);
    if (input.all_namespaces) requireNamespace(settings, 'all_namespaces', undefined);
    const cluster = await openCluster(context, input.context);
    const resource = await findResource(cluster, 'resource_type', input.resource_type);
    const namespace = input.all_namespaces ? undefined : input.namespace;
    if (resource.namespaced && namespace !== undefined) requireNamespace(settings, 'namespace', namespace);
    const found =
      input.resource_name === undefined
        ? await listObjects(cluster, resource, namespace, input)
        : {
            items: [
              await cluster.ask({
                path: pathOf(resource, input.namespace, input.resource_name),
                field: 'resource_name',
              }),
            ],
            more: false,
          };
    return {
      context: cluster.context,
      resource_type: resource.plural,
      count: found.items.length,
      more: found.more,
      names: found.items.map((item) =>
        [textAt(item, 'metadata', 'namespace') ?? [], textAt(item, 'metadata', 'name') ?? '']
          .flat()
          .join('/'),
      ),
      items: input.output === 'name' ? [] : found.items.map((item) => viewOf(resource, item)),
    };
  },
  text: ({ resource_type, names, items, more }) =>
    [
      items.length === 0 ? names.join('\n') || `There are no ${resource_type}.` : stringify(items),
      ...(more ? ['There are more: raise limit or narrow the selection.'] : []),
    ].join('\n'),
});
