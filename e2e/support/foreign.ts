import { resolve } from 'node:path';
import type { StdioLaunch } from '#contract/launch.ts';
import { RestartPolicy, Server } from '#contract/server.ts';
import { launchHash } from '#main/supervisor/consent.ts';

const REPOSITORY = resolve(import.meta.dirname, '../..');

/** The Node that servers of tests run on. */
export function nodePath(): string {
  return process.env['PATCHBAY_NODE'] ?? process.execPath;
}

export function fixture(name: string): string {
  return resolve(REPOSITORY, 'test/fixtures/servers', name);
}

/** The entry of one of the reference servers. */
export function reference(name: string): string {
  return resolve(REPOSITORY, 'node_modules/@modelcontextprotocol', `server-${name}`, 'dist/index.js');
}

/** A server of the user's that is there and approved before the app starts. */
export function approvedServer(
  id: string,
  args: readonly string[],
  more: Partial<Server> & { env?: Record<string, string> } = {},
): Server {
  const { env = {}, ...rest } = more;
  const launch: StdioLaunch = { type: 'stdio', command: nodePath(), args: [...args], env };
  return Server.parse({
    id,
    title: id,
    source: 'command',
    launch,
    start: 'manual',
    restart: RestartPolicy.parse({ shutdownMs: 500 }),
    trusted: true,
    consent: launchHash(launch),
    ...rest,
  });
}
