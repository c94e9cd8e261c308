import { expect, test } from 'vitest';
import { text } from '#contract/text.ts';
import { missingProgram } from './missing-program.ts';

const shipped = { node: '/app/node/bin/node', npm: '/app/npm' };
const uv = { line: 'curl -LsSf https://astral.sh/uv/install.sh | sh' };

test.each([
  ['node', 'nodeMissing', text('server.advice.useShippedNode')],
  ['/opt/node/bin/npx', 'nodeMissing', text('server.advice.useShippedNode')],
  ['npm.cmd', 'nodeMissing', text('server.advice.useShippedNode')],
  ['uv', 'uvMissing', text('server.advice.installUv', uv)],
  ['uvx', 'uvMissing', text('server.advice.installUv', uv)],
  ['python3.12', 'commandMissing', text('server.advice.installPython', uv)],
  ['docker', 'dockerMissing', text('server.advice.installDocker')],
  ['pythonic', 'commandMissing', text('server.advice.checkCommand')],
  ['deno', 'commandMissing', text('server.advice.checkCommand')],
])('%s: what it belongs to, and how to come by it', (command, code, advice) => {
  expect(missingProgram(command, shipped, 'linux')).toMatchObject({
    reason: { code: `server.${code}`, params: { command } },
    advice,
  });
});

test('uv is installed in another way on Windows', () => {
  expect(missingProgram('uvx.exe', undefined, 'win32').advice.params['line']).toContain('install.ps1');
});

test('only what could be switched on is offered', () => {
  const offer = (command: string, there?: { node: string; npm?: string }) =>
    missingProgram(command, there).offer;
  expect(offer('npx', shipped)).toBe('shippedNode');
  expect(offer('node', { node: shipped.node })).toBe('shippedNode');
  expect(offer('npx', { node: shipped.node })).toBeUndefined();
  expect(offer('node')).toBeUndefined();
  expect(offer('uvx', shipped)).toBeUndefined();
  expect(missingProgram('npx', undefined).advice).toEqual(text('server.advice.installNode'));
});
