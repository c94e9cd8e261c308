import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { removeHome, startEngine } from './engine.ts';
import type { TestEngine } from './engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await startEngine();
  await engine.ask('workspace.confirm', {});
  await engine.start('desktop-commander');
});
afterAll(async () => {
  await engine.close();
  removeHome(engine.home);
});

const call = (name: string, args: object) => engine.call('desktop-commander', name, args);

test('calls are found by how they ended and by their words, and exported as the filter shows them', async () => {
  await call('list_directory', { directory_path: '.' });
  await call('read_file', { file_path: 'teapot.md' });
  await call('read_file', {});
  const all = await engine.ask('audit.window', { filter: {}, count: 10 });
  expect(all).toMatchObject({ top: 3, total: 3, behind: 0 });
  expect(all.calls.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['read_file', 'invalid'],
    ['read_file', 'toolError'],
    ['list_directory', 'ok'],
  ]);
  const { calls, next } = await engine.ask('audit.query', { text: 'teapot', limit: 1 });
  expect(calls).toMatchObject([
    { name: 'read_file', outcome: 'toolError', args: { file_path: 'teapot.md' } },
  ]);
  expect(Object.keys(calls[0]?.stages ?? {})).toHaveLength(6);
  expect(
    next === undefined || (await engine.ask('audit.query', { text: 'teapot', cursor: next })).calls,
  ).toSatisfy((rest) => rest === true || (Array.isArray(rest) && rest.length === 0));
  expect(await engine.ask('audit.facets', {})).toMatchObject({
    servers: ['desktop-commander'],
    vias: ['desk'],
  });
  const written = await engine.ask('audit.export', { filter: { outcome: ['ok'] }, format: 'jsonl' });
  expect(written.count).toBe(1);
  expect(written.path).toContain(engine.home);
  expect(JSON.parse(readFileSync(written.path ?? '', 'utf8'))).toMatchObject({ name: 'list_directory' });
});
