import type { RestartPolicy, Server } from '#contract/server.ts';
import { installs } from './package-runner.ts';

/** What the machine goes by. */
export interface StartPolicy extends RestartPolicy {
  /** A package runner may fetch the program first. */
  readonly installing?: boolean;
}

/** Long enough for a package runner on a slow line, in ms. */
const INSTALL_MS = 120_000;

/** A server's restart policy, with the time that its kind of launch takes to start. */
export function startPolicy({ launch, restart }: Server): StartPolicy {
  if (!installs(launch)) return restart;
  return { ...restart, startTimeoutMs: Math.max(INSTALL_MS, restart.startTimeoutMs), installing: true };
}
