import path from 'node:path';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { findProgram, requireSuccess, run } from '#servers/kit/exec.ts';
import type { RunResult } from '#servers/kit/exec.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import { environmentOf, findEndpoint } from './endpoint.ts';

const PROBE_MS = 20_000;
const ADVICE =
  'Install Docker Compose (docs.docker.com/compose/install): the plugin of the docker program, or docker-compose.';

export const Services = z
  .array(z.string().regex(/^[a-zA-Z0-9][\w.-]{0,127}$/, 'is not the name of a service'))
  .max(100)
  .default([])
  .describe('Without it: all');
export const ComposeFile = z.string().min(1).describe('In the workspace');

export const ComposeOutput = z.object({
  compose_file: z.string(),
  stdout: z.string(),
  stderr: z.string().describe('Compose tells its progress here'),
  truncated: z.boolean(),
});

export function composeText({ stdout, stderr }: z.infer<typeof ComposeOutput>): string {
  return [stdout, stderr].filter((words) => words.trim() !== '').join('\n') || 'Done.';
}

/** A compose file of the workspace and the program that reads it. */
export interface Compose {
  file: string;
  /** Throws T, E (with `exitCode` and `stderr`), D. */
  run(
    args: readonly string[],
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<z.infer<typeof ComposeOutput>>;
}

/** Throws V, P, N for the file, D when there is no compose program or no engine. */
export async function openCompose(given: string, context: ToolContext): Promise<Compose> {
  const { workspace, settings, signal } = context;
  const { path: file } = await workspace.locate('compose_file', given, 'mustExist');
  const endpoint = await findEndpoint(settings);
  const env = environmentOf(endpoint, settings);
  const [program, ...before] = await composeCommand(env, signal);
  const redacted = (words: string): string => settings.redact(words);
  return {
    file,
    async run(args, timeoutMs, until) {
      const result: RunResult = await run(program, [...before, '--file', file, ...args], {
        cwd: path.dirname(file),
        env,
        timeoutMs,
        overflow: 'truncate',
        maxOutputBytes: 1024 * 1024,
        advice: ADVICE,
        signal: until,
      });
      requireSuccess(program, result);
      const { stdout, stderr, truncated } = result;
      return { compose_file: file, stdout: redacted(stdout), stderr: redacted(stderr), truncated };
    },
  };
}

/** The plugin when there is one, because it is the one that is kept up. */
async function composeCommand(
  env: Record<string, string>,
  signal: AbortSignal,
): Promise<[string, ...string[]]> {
  if ((await findProgram('docker')) !== undefined) {
    const probe = await run('docker', ['compose', 'version'], { env, timeoutMs: PROBE_MS, signal });
    if (probe.exitCode === 0) return ['docker', 'compose'];
  }
  if ((await findProgram('docker-compose')) !== undefined) return ['docker-compose'];
  throw new ToolFailure('D', `There is no Docker Compose. ${ADVICE}`, { program: 'docker compose' });
}
