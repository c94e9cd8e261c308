import { z } from 'zod';
import type { JsonObject } from '#contract/json.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { openCluster } from './cluster.ts';
import { ContextName, InNamespace, Name, requireNamespace } from './names.ts';
import { objectAt } from './reading.ts';
import { pathOf } from './resources.ts';
import type { Resource } from './resources.ts';
import { concealing } from './secret-values.ts';

export const SECRET: Resource = { plural: 'secrets', kind: 'Secret', apiVersion: 'v1', namespaced: true };
const MAX_BYTES = 1024 * 1024;

/** spec/servers.md A.1.4 [P]. */
export const secretSet = defineTool({
  name: 'k8s_secret_set',
  title: 'Set a secret',
  description:
    'Makes a secret, or sets keys of one that is there; its other keys stay. The values are not in the answer.',
  input: z.object({
    name: Name,
    namespace: InNamespace,
    data: z
      .record(z.string().regex(/^[-._a-zA-Z0-9]{1,253}$/, 'is not the name of a key'), z.string())
      .refine((data) => Object.keys(data).length > 0, 'is empty')
      .describe('Plain values by key'),
    type: z
      .string()
      .regex(/^[a-zA-Z0-9./-]{1,100}$/)
      .default('Opaque')
      .describe('For a new secret'),
    context: ContextName,
  }),
  output: z.object({
    context: z.string(),
    name: z.string(),
    namespace: z.string(),
    created: z.boolean(),
    keys: z.array(z.string()).describe('All that it has now'),
  }),
  risk: ['write', 'network'],
  annotations: { destructiveHint: true, idempotentHint: true },
  async run({ name, namespace, data, type, context: asked }, context) {
    const size = Object.values(data).reduce((sum, value) => sum + Buffer.byteLength(value), 0);
    if (size > MAX_BYTES) {
      throw new ToolFailure('V', `The values have ${size} bytes; a secret holds ${MAX_BYTES}.`, {
        field: 'data',
      });
    }
    requireNamespace(context.settings, 'namespace', namespace);
    const cluster = await openCluster(context, asked);
    const encoded = Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
    );
    const blame = { invalid: 'data', conceal: concealing({ data: encoded, stringData: data }) };
    let created = false;
    let secret: JsonObject;
    try {
      secret = await cluster.ask({
        path: pathOf(SECRET, namespace, name),
        query: { fieldManager: 'patchbay' },
        change: { patch: 'merge', body: { data: encoded } },
        ...blame,
      });
    } catch (error) {
      if (!(error instanceof ToolFailure) || error.code !== 'N') throw error;
      created = true;
      const body = { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, data: encoded };
      const query = { fieldManager: 'patchbay' };
      const path = pathOf(SECRET, namespace);
      secret = await cluster.ask({
        path,
        query,
        change: { method: 'POST', body },
        field: 'namespace',
        ...blame,
      });
    }
    const keys = Object.keys(objectAt(secret, 'data') ?? {});
    return { context: cluster.context, name, namespace, created, keys };
  },
  text: ({ name, created, keys }) =>
    `${name} was ${created ? 'made' : 'changed'}. Its keys: ${keys.join(', ')}.`,
});
