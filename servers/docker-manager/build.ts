import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { packContext } from './build-context.ts';
import { readProgress } from './engine-progress.ts';
import { openEngine } from './engine.ts';
import { ImageName } from './names.ts';
import { lookFor } from './pull-image.ts';

const TIMEOUT_MS = 1_800_000;

/** spec/servers.md A.1.3. */
export const build = defineTool({
  name: 'docker_build',
  title: 'Build an image',
  description:
    'Builds an image from a Dockerfile and a folder of the workspace, which is sent to the engine without what .dockerignore names. At most 30 minutes. What the Dockerfile runs, runs on the engine.',
  input: z.object({
    dockerfile_path: z.string().min(1).describe('In the workspace; need not be in build_context'),
    image_tag: ImageName.refine((image) => !image.includes('@'), 'is a digest, not a tag'),
    build_context: z.string().min(1).default('.').describe('A folder of the workspace'),
    build_args: z
      .record(
        z.string().regex(/^[A-Za-z_]\w*$/, 'is not the name of a build argument'),
        z.string().max(4_096),
      )
      .default({}),
    target: z
      .string()
      .regex(/^[a-zA-Z0-9][\w.-]*$/, 'is not the name of a stage')
      .optional()
      .describe('Stop at this stage'),
    no_cache: z.boolean().default(false),
    pull: z.boolean().default(false).describe('Look for newer base images'),
  }),
  output: z.object({
    image_tag: z.string(),
    id: z.string(),
    size: z.int().describe('Bytes'),
    output: z.string().describe('The end of what the build said'),
  }),
  risk: ['execute', 'write', 'network'],
  async run(input, context) {
    const { image_tag, target, no_cache } = input;
    const dockerfile = await context.workspace.locate('dockerfile_path', input.dockerfile_path, 'mustExist');
    if (!(await stat(dockerfile.path)).isFile()) throw unfit('dockerfile_path', 'is not a file');
    const folder = await context.workspace.locate('build_context', input.build_context, 'mustExist');
    if (!(await stat(folder.path)).isDirectory()) throw unfit('build_context', 'is not a directory');
    const engine = openEngine(context, TIMEOUT_MS);
    const packed = await packContext(folder.path, dockerfile.path, context.signal);
    const stream = await engine
      .ask((docker) =>
        docker.buildImage(packed.stream, {
          dockerfile: packed.dockerfile,
          t: image_tag,
          buildargs: input.build_args,
          nocache: no_cache,
          rm: true,
          forcerm: true,
          ...(target === undefined ? {} : { target }),
          pull: input.pull,
        }),
      )
      .finally(() => {
        // Nothing reads it any more when the engine has hung up.
        packed.stream.resume();
      });
    const output = await readProgress(engine, stream, context, 'dockerfile_path');
    const image = await lookFor(engine, image_tag);
    if (image === undefined) {
      throw new ToolFailure('E', `The build ended without an image ${image_tag}.`, { output });
    }
    return { image_tag, id: image.id, size: image.size, output };
  },
  text: ({ image_tag, id, size, output }) => `${output}\n${image_tag}: ${id}, ${size} bytes`.trim(),
});

function unfit(field: string, problem: string): ToolFailure {
  return new ToolFailure('V', `${field}: ${problem}.`, { field });
}
