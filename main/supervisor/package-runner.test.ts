import { expect, test } from 'vitest';
import { installs, unwrapped } from './package-runner.ts';

const launch = (line: string) => {
  const [command = '', ...args] = line.split(' ');
  return { type: 'stdio' as const, command, args, env: {} };
};

test.each([
  'npx -y @scope/server',
  '/usr/bin/npx -y server',
  'C:\\nodejs\\npx.cmd -y server',
  'NPX.CMD server',
  'npm exec -- server',
  'npm --prefix /tmp exec server',
  'npm x server',
  'pnpm dlx server',
  'pnpm --dir run dlx server',
  'yarn dlx server',
  'bunx server',
  'bun x server',
  'uvx mcp-server-git',
  '/home/ada/.local/bin/uvx server',
  'uv tool run server',
  'uv run server.py',
  'uv --directory /srv/weather run weather.py',
  'uv --quiet run weather.py',
  'pipx run server',
  'docker run -i --rm image',
  'docker --context far run image',
  'podman run image',
  'cmd /c npx -y server',
  'cmd.exe /d /s /c npx.cmd server',
  'C:\\Windows\\System32\\cmd.exe /C uvx server',
])('%s may have to fetch first', (line) => {
  expect(installs(launch(line))).toBe(true);
});

test.each([
  'node server.js npx',
  'npm start',
  'npm run exec',
  'yarn start dlx',
  'pnpm exec server',
  'bun run server.ts',
  'uv pip install x',
  'uv --directory run pip list',
  'docker exec -i box server',
  'docker compose run server',
  'python -m npx',
  'my-npx server',
  'npx-server',
  'cmd /c server.exe npx',
  'cmd npx',
  'cmd /c',
  'cmd /q npx',
])('%s has its program', (line) => {
  expect(installs(launch(line))).toBe(false);
});

test('an address has nothing to fetch', () => {
  expect(installs({ type: 'http', url: 'https://example.com/npx', headers: {} })).toBe(false);
});

test('cmd /c is looked through, and nothing else is', () => {
  expect(unwrapped({ command: 'cmd', args: ['/c', 'npx', '-y', 'a'] })).toEqual({
    command: 'npx',
    args: ['-y', 'a'],
  });
  expect(unwrapped({ command: 'sh', args: ['-c', 'npx a'] })).toEqual({
    command: 'sh',
    args: ['-c', 'npx a'],
  });
});
