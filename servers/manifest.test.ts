import { expect, test } from 'vitest';
import { en } from '#contract/messages/en.ts';
import type { ServerDefinition } from './kit/server.ts';
import { bundledServers } from './manifest.ts';

test('every server is in it once, under a name that has a sentence', () => {
  const ids = bundledServers.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { description } of bundledServers) expect(Object.keys(en)).toContain(description.code);
});

test.each([...bundledServers])('$id is what the manifest says', async ({ id, title, entry, verbs }) => {
  const module = (await import(`./${id}/${id}.ts`)) as Record<string, ServerDefinition>;
  const [definition] = Object.values(module);
  expect(definition).toMatchObject({ name: id, title });
  expect(entry).toBe(`${id}.mjs`);
  const declared = definition?.tools.map(({ name, risk }) => [name, [...risk]]) ?? [];
  expect(verbs).toEqual(Object.fromEntries(declared));
});
