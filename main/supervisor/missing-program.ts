import { text } from '#contract/text.ts';
import type { Failure } from './failure.ts';
import { programName } from './program-name.ts';
import { canStandIn } from './shipped-node.ts';
import type { ShippedNode } from './shipped-node.ts';

/** As uv's own documentation has it. We only show it. */
const UV_LINE = 'curl -LsSf https://astral.sh/uv/install.sh | sh';
const UV_LINE_WINDOWS = 'powershell -ExecutionPolicy ByPass -c "irm https://astral.sh/uv/install.ps1 | iex"';

/** Says what a program that was not found belongs to and how to come by it. */
export function missingProgram(
  command: string,
  shipped: ShippedNode | undefined,
  platform: NodeJS.Platform = process.platform,
): Failure {
  const name = programName(command);
  const line = platform === 'win32' ? UV_LINE_WINDOWS : UV_LINE;
  if (name === 'node' || name === 'npm' || name === 'npx') {
    const reason = text('server.nodeMissing', { command });
    return canStandIn(command, shipped)
      ? { reason, advice: text('server.advice.useShippedNode'), offer: 'shippedNode' }
      : { reason, advice: text('server.advice.installNode') };
  }
  if (name === 'uv' || name === 'uvx') {
    return {
      reason: text('server.uvMissing', { command }),
      advice: text('server.advice.installUv', { line }),
    };
  }
  if (name === 'docker') {
    return {
      reason: text('server.dockerMissing', { command }),
      advice: text('server.advice.installDocker'),
    };
  }
  const python = /^(?:py|python[\d.]*)$/.test(name);
  return {
    reason: text('server.commandMissing', { command }),
    advice: python ? text('server.advice.installPython', { line }) : text('server.advice.checkCommand'),
  };
}
