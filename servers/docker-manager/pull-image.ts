import { ToolFailure } from '#servers/kit/failure.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { readProgress } from './engine-progress.ts';
import type { Engine } from './engine.ts';
import { loginFor } from './registry-login.ts';

interface PulledImage {
  id: string;
  size: number;
  digests: string[];
}

/** Gets `image` (with its tag) from its registry and looks that it is there. Throws N, A, D, E, T with `image`. */
export async function pullImage(engine: Engine, image: string, context: ToolContext): Promise<PulledImage> {
  const login = loginFor(image, context.settings);
  const stream = await engine.ask(
    (docker) => docker.pull(image, login === undefined ? {} : { authconfig: login }),
    'image',
  );
  await readProgress(engine, stream, context, 'image');
  const found = await lookFor(engine, image);
  if (found !== undefined) return found;
  throw new ToolFailure('E', `The Docker Engine said nothing was wrong, but it does not have ${image}.`, {
    field: 'image',
  });
}

/** What the engine has under this name, or undefined. */
export async function lookFor(engine: Engine, image: string): Promise<PulledImage | undefined> {
  try {
    const { Id, Size, RepoDigests } = await engine.ask((docker) => docker.getImage(image).inspect(), 'image');
    return { id: Id, size: Size, digests: RepoDigests ?? [] };
  } catch (error) {
    if (error instanceof ToolFailure && error.code === 'N') return undefined;
    throw error;
  }
}
