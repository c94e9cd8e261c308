import type { Readable, Writable } from 'node:stream';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { createBackstage } from './backstage.ts';
import type { ServedServer } from './served.ts';
import { createSession } from './session.ts';
import { createSettings } from './settings.ts';
import { createWholeLines } from './whole-lines.ts';
import { createWorkspace } from './workspace.ts';

/** 10 MiB of content, the most a tool takes, can be six times that as escaped JSON. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
/** What a server that was hung up on has to tidy up after itself. */
export const GRACE_MS = 2_000;

/** What a server runs on. */
export interface Ground {
  input: Readable;
  output: Writable;
  /** Its settings, PATCHBAY_WORKSPACE and PATCHBAY_DATA; nothing else of it is looked at. */
  env: Readonly<Record<string, string | undefined>>;
  /** One entry for its log. */
  log(entry: string): void;
}

/**
 * Runs a server on two streams, in the era that the client opens with. `closed` resolves when either has closed and
 * calls in flight are aborted, `ended` when what it does by itself has stopped too.
 */
export function serveOn(
  server: ServedServer,
  { input, output, env, log }: Ground,
): { closed: Promise<void>; ended: Promise<void> } {
  const workspace = createWorkspace(env['PATCHBAY_WORKSPACE']);
  const settings = createSettings(server.settings, env);
  const logError = (error: unknown): void => {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  const { open, listed, close } = createBackstage(
    server,
    { settings, dataFolder: env['PATCHBAY_DATA'] },
    logError,
  );
  const lines = input.pipe(createWholeLines(MAX_MESSAGE_BYTES));
  const transport = new StdioServerTransport(lines, output, { maxBufferSize: Infinity });
  serveStdio(() => createSession(server, { workspace, settings, log, open, listed }), {
    transport,
    onerror: (error) => {
      log(error.message);
    },
  });
  const heard = transport.onclose;
  const closed = new Promise<void>((resolve) => {
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a Transport is no EventTarget
    transport.onclose = () => {
      heard?.();
      resolve();
    };
  });
  const ended = closed.then(close).catch(logError);
  return { closed, ended };
}
