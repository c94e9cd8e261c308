import { text } from '#contract/text.ts';
import type { StdioLaunch } from '#contract/launch.ts';
import type { Server } from '#contract/server.ts';
import type { Endpoint } from './attach.ts';
import { resolveCommand } from './command.ts';
import type { Command } from './command.ts';
import { consented } from './consent.ts';
import { endpointOf } from './endpoint.ts';
import { childEnvironment } from './environment.ts';
import type { Environment, EnvironmentSource } from './environment.ts';
import type { Failure } from './failure.ts';
import { onShippedNode, withShippedNode } from './shipped-node.ts';
import type { ShippedNode } from './shipped-node.ts';

/** Everything that must hold before a server is started: consent, secrets, folder and program, in this order. */
export type Prepare = (
  server: Server,
) => Promise<{ ok: true; command: Command } | { ok: true; endpoint: Endpoint } | ({ ok: false } & Failure)>;

interface PrepareOptions extends EnvironmentSource {
  extraEnv: (server: Server) => Environment;
  defaultCwd: (server: Server) => string;
  /** The Node that ships with Patchbay, where it is there. */
  shipped?: ShippedNode;
  /** Where the shipped npm puts global packages. */
  npmPrefix: string;
}

export function createPrepare(options: PrepareOptions): Prepare {
  const { shipped, npmPrefix, defaultCwd, loginPath } = options;

  async function commandOf(server: Server, given: StdioLaunch, path: () => Promise<string>) {
    const own = server.shippedNode === true ? shipped : undefined;
    const launch = own === undefined ? given : onShippedNode(given, own);
    const source = { ...options, loginPath: path };
    const environment = await childEnvironment(launch, options.extraEnv(server), source);
    if (!environment.ok) return environment;
    const env = own === undefined ? environment.env : withShippedNode(environment.env, own, npmPrefix);
    return resolveCommand(launch, env, defaultCwd(server), shipped);
  }

  return async (server) => {
    if (!consented(server)) {
      return { ok: false, reason: text('server.notConsented'), advice: text('server.advice.approve') };
    }
    const { launch } = server;
    if (launch.type !== 'stdio') return endpointOf(launch, options.resolveSecret);
    const first = await commandOf(server, launch, loginPath);
    if (first.ok || !('missing' in first)) return first;
    // It may have been installed since the shell was asked.
    return commandOf(server, launch, () => loginPath(true));
  };
}
