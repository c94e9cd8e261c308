import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { onShippedNode, withShippedNode } from './shipped-node.ts';

const shipped = { node: join('/app', 'node', 'bin', 'node'), npm: join('/app', 'npm') };
const launch = (command: string, ...args: string[]) => ({
  type: 'stdio' as const,
  command,
  args,
  env: { A: 'a' },
});
const cli = (name: string) => join('/app', 'npm', 'bin', `${name}-cli.js`);

test.each([
  [launch('node', 'server.js'), [shipped.node, 'server.js']],
  [launch('C:\\nodejs\\node.exe', 'server.js'), [shipped.node, 'server.js']],
  [launch('npx', '-y', 'server'), [shipped.node, cli('npx'), '-y', 'server']],
  [launch('/usr/bin/npm', 'exec', 'server'), [shipped.node, cli('npm'), 'exec', 'server']],
  [launch('cmd', '/c', 'npx', 'server'), [shipped.node, cli('npx'), 'server']],
])('%j runs on it', (given, [command, ...args]) => {
  expect(onShippedNode(given, shipped)).toEqual({ ...given, command, args });
});

test.each(['uvx', 'pnpm', 'my-node'])('%s is left as it is', (command) => {
  expect(onShippedNode(launch(command, 'x'), shipped)).toEqual(launch(command, 'x'));
});

test('without the npm only node is replaced', () => {
  expect(onShippedNode(launch('npx', 'x'), { node: shipped.node })).toEqual(launch('npx', 'x'));
});

test('its folder comes first on the PATH, whatever that is called, and npm keeps out of it', () => {
  const env = withShippedNode({ Path: '/bin', npm_config_update_notifier: 'true' }, shipped, '/home/npm');
  expect(env).toEqual({
    Path: `${join('/app', 'node', 'bin')}${delimiter}/bin`,
    npm_config_prefix: '/home/npm',
    npm_config_update_notifier: 'true',
  });
});
