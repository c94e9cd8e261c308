import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldsOf } from './reference-fields.ts';
import { referencePages } from './reference-pages.ts';
import { defineTool } from './tool.ts';

const FOLDER = path.join(import.meta.dirname, '../../docs/servers');

test('the pages of docs/servers are what the servers say today: node servers/kit/write-reference.ts', async () => {
  const pages = await referencePages();
  expect(readdirSync(FOLDER).toSorted()).toEqual([...pages.keys()].toSorted());
  for (const [name, page] of pages) expect(readFileSync(path.join(FOLDER, name), 'utf8'), name).toBe(page);
});

test('parameters in words', () => {
  const tool = defineTool({
    name: 'x',
    title: 'X',
    description: 'X',
    input: z.object({
      name: z.string().min(1).max(9).describe('Whose'),
      count: z.int().min(1).max(3).default(2),
      wide: z.int().optional(),
      low: z.number().min(0).optional(),
      mode: z.enum(['a', 'b']).default('a'),
      list: z.array(z.object({ key: z.string(), value: z.json() })),
      either: z.union([z.string(), z.null()]),
      fixed: z.literal(4),
      free: z.record(z.string(), z.string()),
    }),
    output: z.object({ done: z.boolean().describe('Whether') }),
    risk: ['read'],
    run: () => Promise.resolve({ done: true }),
    text: () => '',
  }).listed();
  expect(fieldsOf(tool.inputSchema).map((field) => Object.values(field))).toEqual([
    ['name', 'string, 1 to 9 characters', 'required', 'Whose'],
    ['count', 'integer, 1 to 3', '= `2`', ''],
    ['wide', 'integer', '', ''],
    ['low', 'number, at least 0', '', ''],
    ['mode', '`a`, `b`', '= `"a"`', ''],
    ['list', 'list of object: `key`, `value`', 'required', ''],
    ['either', 'string or null', 'required', ''],
    ['fixed', '`4`', 'required', ''],
    ['free', 'object', 'required', ''],
  ]);
  expect(fieldsOf(tool.outputSchema)).toEqual([
    { name: 'done', type: 'boolean', presence: 'required', what: 'Whether' },
  ]);
});
