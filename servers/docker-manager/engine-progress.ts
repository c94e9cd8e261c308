import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import type { Engine } from './engine.ts';

/** The end of what a build says: its last steps and why it failed. */
const KEPT_CHARACTERS = 20_000;
const PROGRESS_EVERY_MS = 500;

const Line = z.object({
  stream: z.string().optional(),
  status: z.string().optional(),
  error: z.string().optional(),
});

const ABSENT = /not found|manifest unknown|no such image|does not exist|repository .* not/i;
const REFUSED = /unauthorized|denied|authentication required|no basic auth/i;

/**
 * Reads what building, pulling and pushing say while they work: JSON, a line each, with failures in between although
 * the status was 200. Passes it on as progress. Throws N, A (with `field`) or E with what the engine said last.
 */
export async function readProgress(
  engine: Engine,
  stream: NodeJS.ReadableStream,
  { progress, settings }: ToolContext,
  field: string,
): Promise<string> {
  let said = '';
  let error: string | undefined;
  let held = '';
  let done = 0;
  let toldAt = 0;

  function take(line: string): void {
    const parsed = Line.safeParse(parse(line));
    if (!parsed.success) return;
    error ??= parsed.data.error;
    const words = parsed.data.stream ?? (parsed.data.status === undefined ? '' : `${parsed.data.status}\n`);
    said = (said + words).slice(-KEPT_CHARACTERS);
    done += 1;
    if (words.trim() === '' || Date.now() - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = Date.now();
    void progress(done, undefined, words.trim());
  }

  await engine.read(stream, (piece) => {
    const lines = (held + piece.toString('utf8')).split('\n');
    held = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  take(held);
  if (error === undefined) return settings.redact(said);
  const message = settings.redact(error);
  const output = settings.redact(said);
  if (REFUSED.test(message)) {
    throw new ToolFailure(
      'A',
      `The registry refused us: ${message}. Set DOCKER_REGISTRY, DOCKER_REGISTRY_USERNAME and DOCKER_REGISTRY_PASSWORD in this server's settings in Patchbay.`,
      { field },
    );
  }
  throw new ToolFailure(ABSENT.test(message) ? 'N' : 'E', `The Docker Engine failed: ${message}`, {
    field,
    output,
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
