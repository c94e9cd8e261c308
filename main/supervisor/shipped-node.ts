import { delimiter, dirname, join } from 'node:path';
import type { StdioLaunch } from '#contract/launch.ts';
import { pathName } from './environment.ts';
import type { Environment } from './environment.ts';
import { unwrapped } from './package-runner.ts';
import { programName } from './program-name.ts';

/** The Node that ships with Patchbay: its binary, and the folder of the npm package that goes with it. */
export interface ShippedNode {
  readonly node: string;
  readonly npm?: string;
}

/** The file of the shipped Node's that stands for a program, with what comes before its arguments. */
function standIn(command: string, { node, npm }: ShippedNode): string[] | undefined {
  const name = programName(command);
  if (name === 'node') return [node];
  if (npm === undefined || (name !== 'npm' && name !== 'npx')) return undefined;
  return [node, join(npm, 'bin', `${name}-cli.js`)];
}

/** Whether the shipped Node could run what is not there. */
export function canStandIn(command: string, shipped: ShippedNode | undefined): boolean {
  return shipped !== undefined && standIn(command, shipped) !== undefined;
}

/** The launch with the shipped node, npm or npx in place of the one it names; unchanged where it names another program. */
export function onShippedNode(launch: StdioLaunch, shipped: ShippedNode): StdioLaunch {
  const { command, args } = unwrapped(launch);
  const [file, ...first] = standIn(command, shipped) ?? [];
  return file === undefined ? launch : { ...launch, command: file, args: [...first, ...args] };
}

/**
 * The environment of such a launch: programs that are found by `env node` find the shipped one. npm would take the
 * folder above it for the place of global packages, and it cannot be updated by its user: `prefix` is that place.
 */
export function withShippedNode(env: Environment, { node }: ShippedNode, prefix: string): Environment {
  const name = pathName(env);
  const path = [dirname(node), env[name] ?? ''].filter(Boolean).join(delimiter);
  return { npm_config_prefix: prefix, npm_config_update_notifier: 'false', ...env, [name]: path };
}
