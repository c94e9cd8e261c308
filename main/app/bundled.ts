import { join } from 'node:path';
import { RestartPolicy } from '#contract/server.ts';
import type { Server } from '#contract/server.ts';
import { bundledServers } from '#servers/manifest.ts';

/** The servers that ship with Patchbay. Their launch is made anew at every start, because an installed app moves. */
export function bundledServerList(node: string, folder: string): Server[] {
  return bundledServers.map(({ id, title, entry }) => ({
    id,
    title,
    source: 'bundled',
    launch: { type: 'stdio', command: node, args: [join(folder, entry)], env: {} },
    start: 'manual',
    restart: RestartPolicy.parse({}),
    trusted: true,
    consent: '',
  }));
}

/**
 * What only bundled servers get: a folder for what they keep over restarts, and one where Node keeps their compiled code,
 * so that they start faster the next time.
 */
export function bundledEnvironment({ source }: Server, home: string): Record<string, string> {
  if (source !== 'bundled') return {};
  return { PATCHBAY_DATA: join(home, 'data'), ...compileCache(home) };
}

/** Where Node keeps the compiled code of bundled servers. */
export function compileCache(home: string): Record<string, string> {
  return { NODE_COMPILE_CACHE: join(home, 'cache', 'compile') };
}
