import { text } from '#contract/text.ts';
import type { Server } from '#contract/server.ts';
import { resolveCommand } from './command.ts';
import type { Command } from './command.ts';
import { consented } from './consent.ts';
import { childEnvironment } from './environment.ts';
import type { Environment, EnvironmentSource } from './environment.ts';
import type { Failure } from './failure.ts';

/** Everything that must hold before a server is spawned: consent, secrets, folder and program, in this order. */
export type Prepare = (server: Server) => Promise<{ ok: true; command: Command } | ({ ok: false } & Failure)>;

interface PrepareOptions extends EnvironmentSource {
  extraEnv: (server: Server) => Environment;
  defaultCwd: string;
}

export function createPrepare(options: PrepareOptions): Prepare {
  return async (server) => {
    if (!consented(server)) {
      return { ok: false, reason: text('server.notConsented'), advice: text('server.advice.approve') };
    }
    const environment = await childEnvironment(server.launch, options.extraEnv(server), options);
    if (!environment.ok) return environment;
    return resolveCommand(server.launch, environment.env, options.defaultCwd);
  };
}
