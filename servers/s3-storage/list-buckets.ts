import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { openS3 } from '../s3/client.ts';
import { readBuckets } from './read-buckets.ts';

/** spec/servers.md A.1.13. */
export const listBuckets = defineTool({
  name: 's3_list_buckets',
  title: 'List buckets',
  description: 'Names of the buckets that the credentials may see, and when each was made.',
  input: z.object({}),
  output: z.object({
    buckets: z.array(z.object({ name: z.string(), created: z.iso.datetime().nullable() })),
    count: z.int(),
  }),
  risk: ['read', 'network'],
  async run(_input, context) {
    const buckets = await readBuckets(openS3(context));
    return { buckets, count: buckets.length };
  },
  text: ({ buckets }) =>
    buckets.length === 0
      ? 'There are no buckets.'
      : buckets.map(({ name, created }) => `${name}  ${created ?? ''}`.trimEnd()).join('\n'),
});
