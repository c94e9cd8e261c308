import type { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { RunResult } from '#servers/kit/exec.ts';

/** Without them an engine that fetches its rules reaches nothing behind the proxies of many companies. */
const NETWORK_VARIABLES = [
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'https_proxy',
  'http_proxy',
  'no_proxy',
  'SSL_CERT_FILE',
  'REQUESTS_CA_BUNDLE',
];

export function networkEnvironment(): Record<string, string> {
  return Object.fromEntries(
    NETWORK_VARIABLES.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * The JSON that an engine printed or wrote, in the shape that its documentation says. Throws E with its exit code and
 * the end of stderr when there is none: an engine that died has not found nothing.
 */
export function readOutput<S extends z.ZodType>(
  program: string,
  shape: S,
  text: string,
  { exitCode, stderr }: Pick<RunResult, 'exitCode' | 'stderr'>,
): z.output<S> {
  const said = shape.safeParse(parsed(text));
  if (said.success) return said.data;
  const words = stderr.trim().slice(-1_000);
  throw engineFailure(program, words === '' ? 'it gave no report' : words, { exitCode, stderr });
}

export function engineFailure(
  program: string,
  words: string,
  { exitCode, stderr }: Pick<RunResult, 'exitCode' | 'stderr'>,
): ToolFailure {
  const reason = words.replace(/[.!]$/, '') || 'it said nothing';
  return new ToolFailure('E', `${program} failed (exit code ${exitCode}): ${reason}.`, {
    program,
    exitCode,
    stderr: stderr.slice(-2_000),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
