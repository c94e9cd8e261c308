import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import type { ServerDefinition } from './server.ts';
import { createSession } from './session.ts';
import { createSettings } from './settings.ts';
import { createWholeLines } from './whole-lines.ts';
import { createWorkspace } from './workspace.ts';

/** 10 MiB of content, the most a tool takes, can be six times that as escaped JSON. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
/** What a call that was cut off has to tidy up after itself. */
const GRACE_MS = 2_000;

/**
 * Runs a server on the process's stdin and stdout, in the era that the client opens with, until either closes; then
 * calls in flight are aborted and the process ends. Diagnostics go to stderr and nothing else does to stdout.
 */
export function serve(definition: ServerDefinition): void {
  const log = (entry: string): void => {
    process.stderr.write(`${definition.name}: ${entry}\n`);
  };
  const workspace = createWorkspace(process.env['PATCHBAY_WORKSPACE']);
  const settings = createSettings(definition.settings ?? [], process.env);
  const lines = process.stdin.pipe(createWholeLines(MAX_MESSAGE_BYTES));
  const transport = new StdioServerTransport(lines, process.stdout, { maxBufferSize: Infinity });
  serveStdio(() => createSession(definition, { workspace, settings, log }), {
    transport,
    onerror: (error) => {
      log(error.message);
    },
  });
  const closed = transport.onclose;
  // oxlint-disable-next-line unicorn/prefer-add-event-listener -- a Transport is no EventTarget
  transport.onclose = () => {
    closed?.();
    process.stdin.destroy();
    // Ends by itself when nothing is left to do; this is for a call that does not heed its signal.
    setTimeout(() => process.exit(0), GRACE_MS).unref();
  };
}
