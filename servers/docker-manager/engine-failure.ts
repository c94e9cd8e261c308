import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';

const NO_CONNECTION = new Set([
  'ENOENT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const BROKEN = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  'HPE_INVALID_CONSTANT',
]);
const SHOWN_CHARACTERS = 2_000;

/** The connection ended before the answer did. */
export function connectionLost(): ToolFailure {
  return new ToolFailure('E', 'The Docker Engine hung up before it had answered. See that it still runs.', {
    reason: 'connectionLost',
  });
}

/**
 * What dockerode or the system says, as a failure: D nobody is there or may not be asked, N no such thing (`field`),
 * A not logged in, E the engine refused or hung up. A surprise stays as it is.
 */
export function engineFailure(error: unknown, settings: Settings, field?: string): unknown {
  if (!(error instanceof Error) || error instanceof ToolFailure) return error;
  const code = 'code' in error ? String(error.code) : '';
  if ('statusCode' in error && typeof error.statusCode === 'number') {
    const json = 'json' in error ? error.json : undefined;
    return statusFailure(error.statusCode, settings.redact(wordsOf(json) ?? error.message), field);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new ToolFailure(
      'D',
      `The Docker Engine's socket may not be used by this user (${code}). Add the user to the group docker, or use Podman's own socket.`,
      { errno: code },
    );
  }
  if (NO_CONNECTION.has(code)) {
    return new ToolFailure(
      'D',
      `No Docker Engine answers (${settings.redact(error.message)}). Start it, or correct DOCKER_HOST in this server's settings in Patchbay.`,
      { errno: code },
    );
  }
  if (BROKEN.has(code) || error.message === 'aborted') return connectionLost();
  return error;
}

function statusFailure(status: number, words: string, field: string | undefined): ToolFailure {
  const message = words.slice(0, SHOWN_CHARACTERS);
  const fields = { status, ...(field === undefined ? {} : { field }) };
  // Podman says so with 500 when a container went while it was asked about it.
  const gone = status === 404 || (status === 500 && /no such (?:container|image|network)/.test(message));
  if (gone) return new ToolFailure('N', `The Docker Engine has no such thing: ${message}`, fields);
  if (status === 401 || status === 403) return new ToolFailure('A', `Refused: ${message}`, fields);
  return new ToolFailure('E', `The Docker Engine refused (HTTP ${status}): ${message}`, { status });
}

function wordsOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  if ('message' in json && typeof json.message === 'string') return json.message;
  return 'cause' in json && typeof json.cause === 'string' ? json.cause : undefined;
}
