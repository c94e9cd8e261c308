import { GRACE_MS, serveOn } from './serve-on.ts';
import { asServed } from './served.ts';
import type { ServedServer } from './served.ts';
import type { ServerDefinition } from './server.ts';

/**
 * Runs a server on the process's stdin and stdout until either closes; then calls in flight are aborted and the process
 * ends. Diagnostics go to stderr and nothing else does to stdout.
 */
export function serve(definition: ServerDefinition | ServedServer): void {
  const server = asServed(definition);
  const { stdin: input, stdout: output, env } = process;
  const log = (entry: string): void => {
    process.stderr.write(`${server.name}: ${entry}\n`);
  };
  void serveOn(server, { input, output, env, log }).closed.then(() => {
    input.destroy();
    // Ends by itself when nothing is left to do; this is for a call that does not heed its signal.
    setTimeout(() => process.exit(0), GRACE_MS).unref();
  });
}
