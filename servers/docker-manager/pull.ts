import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { openEngine } from './engine.ts';
import { ImageName, splitImage, Tag } from './names.ts';
import { pullImage } from './pull-image.ts';

const TIMEOUT_MS = 1_800_000;

/** spec/servers.md A.1.3. */
export const pull = defineTool({
  name: 'docker_pull',
  title: 'Pull an image',
  description: 'Gets an image from its registry and looks that it is there. At most 30 minutes.',
  input: z.object({
    image: ImageName,
    tag: Tag.default('latest').describe('Unless the image names a tag or digest itself'),
  }),
  output: z.object({
    image: z.string(),
    id: z.string(),
    size: z.int().describe('Bytes'),
    digests: z.array(z.string()),
  }),
  risk: ['write', 'network'],
  async run({ image, tag }, context) {
    const own = splitImage(image).tag;
    if (own !== undefined && tag !== 'latest' && own !== tag) {
      throw new ToolFailure('V', `tag: is ${tag}, but the image names ${own}.`, { field: 'tag' });
    }
    const whole = own === undefined && !image.includes('@') ? `${image}:${tag}` : image;
    return { image: whole, ...(await pullImage(openEngine(context, TIMEOUT_MS), whole, context)) };
  },
  text: ({ image, id, size }) => `${image} is here: ${id}, ${size} bytes.`,
});
