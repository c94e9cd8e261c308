import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { readProgress } from './engine-progress.ts';
import { openEngine } from './engine.ts';
import { ImageName, splitImage } from './names.ts';
import { loginFor, registryOf } from './registry-login.ts';

const TIMEOUT_MS = 1_800_000;

/** spec/servers.md A.1.3. */
export const push = defineTool({
  name: 'docker_push',
  title: 'Push an image',
  description:
    'Sends an image to its registry; with registry, to another one under the same name, which it gets as one more tag. Others may then see it.',
  input: z.object({
    image_tag: ImageName,
    registry: z
      .string()
      .max(200)
      .regex(
        /^[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::\d{1,5})?(?:\/[a-z0-9._-]+)*$/,
        'is no registry such as registry.example.com:5000/team',
      )
      .optional(),
  }),
  output: z.object({ pushed: z.string(), output: z.string() }),
  risk: ['network', 'send'],
  async run({ image_tag, registry }, context) {
    if (image_tag.includes('@')) {
      throw new ToolFailure('V', 'image_tag: a digest cannot be pushed; give a tag.', { field: 'image_tag' });
    }
    const engine = openEngine(context, TIMEOUT_MS);
    const { repository, tag = 'latest' } = splitImage(image_tag);
    const target = registry === undefined ? repository : `${registry}/${withoutRegistry(repository)}`;
    const pushed = `${target}:${tag}`;
    if (registry !== undefined) {
      await engine.ask(
        (docker) => docker.getImage(`${repository}:${tag}`).tag({ repo: target, tag }),
        'image_tag',
      );
    }
    const login = loginFor(pushed, context.settings);
    const stream = await engine.ask(
      // An engine wants the header of a login also when there is none.
      (docker) => docker.getImage(pushed).push({ authconfig: login ?? { base64: 'e30=' } }),
      'image_tag',
    );
    return { pushed, output: await readProgress(engine, stream, context, 'image_tag') };
  },
  text: ({ pushed, output }) => `${pushed} was pushed.\n${output}`,
});

function withoutRegistry(repository: string): string {
  return repository.includes('/') && registryOf(repository) === repository.split('/')[0]
    ? repository.slice(repository.indexOf('/') + 1)
    : repository;
}
