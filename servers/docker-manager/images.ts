import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { ImageName } from './names.ts';

const FilterValue = z.union([z.string().min(1).max(256), z.boolean()]);

/** spec/servers.md A.1.3. */
export const images = defineTool({
  name: 'docker_images',
  title: 'List images',
  description: 'Lists the images that the engine has.',
  input: z.object({
    all: z.boolean().default(false).describe('Intermediate layers too'),
    filter: z
      .strictObject({
        dangling: FilterValue.optional(),
        label: FilterValue.optional(),
        reference: z.string().min(1).max(256).optional(),
        before: ImageName.optional(),
        since: ImageName.optional(),
      })
      .default({}),
    format: z
      .enum(['table', 'json'])
      .default('table')
      .describe('Of the text; the structured content is the same'),
  }),
  output: z.object({
    images: z.array(
      z.object({
        id: z.string(),
        tags: z.array(z.string()),
        size: z.int().describe('Bytes'),
        created: z.iso.datetime(),
        labels: z.record(z.string(), z.string()),
      }),
    ),
    format: z.enum(['table', 'json']),
  }),
  risk: ['read'],
  async run({ all, filter, format }, context) {
    const filters = Object.fromEntries(
      Object.entries(filter).map(([name, value]) => [name, [String(value)]]),
    );
    const found = await openEngine(context).ask((docker) =>
      docker.listImages({ all, filters: JSON.stringify(filters) }),
    );
    return {
      images: found.map(({ Id, RepoTags, Size, Created, Labels }) => ({
        id: Id,
        // null: a layer without a name.
        tags: (RepoTags ?? []).filter((tag) => tag !== '<none>:<none>'),
        size: Size,
        created: new Date(Created * 1000).toISOString(),
        labels: Labels ?? {},
      })),
      format,
    };
  },
  text: ({ images: found, format }) =>
    format === 'json'
      ? JSON.stringify(found, undefined, 2)
      : [
          `${found.length} images`,
          ...found.map(({ id, tags, size }) => `${id.slice(0, 19)} ${size} bytes ${tags.join(', ')}`),
        ].join('\n'),
});
