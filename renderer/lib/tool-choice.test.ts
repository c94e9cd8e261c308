import { expect, test } from 'vitest';
import { isWanted, withServer, withTool } from './tool-choice.ts';

const NONE = { mode: 'chosen' as const, servers: [], tools: [] };

test('a server that is chosen as a whole takes the place of its single tools', () => {
  const one = withTool(NONE, { server: 'a', name: 'x' }, true);
  expect(withServer(one, 'a', true)).toEqual({ mode: 'chosen', servers: ['a'], tools: [] });
  expect(withServer(withServer(one, 'a', true), 'a', false)).toEqual(NONE);
});

test('a tool is known by its server and its name', () => {
  const two = withTool(withTool(NONE, { server: 'a', name: 'x' }, true), { server: 'b', name: 'x' }, true);
  expect(withTool(two, { server: 'a', name: 'x' }, false).tools).toEqual([{ server: 'b', name: 'x' }]);
});

test('a server is wanted as a whole, by one of its tools, or because all are', () => {
  const one = withTool(NONE, { server: 'a', name: 'x' }, true);
  expect([one, withServer(NONE, 'a', true), NONE].map((choice) => isWanted(choice, 'a'))).toEqual([
    true,
    true,
    false,
  ]);
  expect(isWanted(one, 'b')).toBe(false);
  expect(isWanted({ mode: 'all' }, 'b')).toBe(true);
  expect(isWanted({ mode: 'none' }, 'a')).toBe(false);
});
