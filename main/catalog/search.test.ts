import { expect, test } from 'vitest';
import { RestartPolicy } from '#contract/server.ts';
import type { Server } from '#contract/server.ts';
import type { ToolDefinition } from '#contract/tool.ts';
import type { StoredListing } from '#main/store/listings.ts';
import { createListing } from './listing.ts';
import { searchOffers } from './search.ts';
import { createStudy } from './study.ts';

const server = (id: string, title = id): Server => ({
  id,
  title,
  source: 'command',
  launch: { type: 'stdio', command: 'x', args: [], env: {} },
  start: 'manual',
  restart: RestartPolicy.parse({}),
  trusted: false,
  consent: '',
});

function listed(of: Server, tools: ToolDefinition[], more: Partial<StoredListing> = {}) {
  const stored: StoredListing = {
    claims: { tools: true, prompts: true, resources: true },
    tools: tools.map((definition) => ({ definition, fingerprint: 'f'.repeat(64) })),
    prompts: [],
    resources: [],
    templates: [],
    ...more,
  };
  const { found } = createListing(
    of,
    stored,
    ({ definition, fingerprint }) => ({
      ref: { server: of.id, name: definition.name },
      definition,
      verbs: { verbs: ['write'], source: 'unknown' },
      fingerprint,
    }),
    [],
    createStudy(),
  );
  return { server: of, found };
}

const tool = (name: string, description = '', properties: Record<string, object> = {}): ToolDefinition => ({
  name,
  description,
  inputSchema: { type: 'object', properties } as ToolDefinition['inputSchema'],
});

const all = [
  listed(
    server('files', 'My files'),
    [
      tool('list', 'Lists a folder. Does not read.'),
      tool('thread', 'Follows a discussion.'),
      tool('read_file', 'Gives the text of a file.', { path: {} }),
      tool('file_read', 'The same, newer.'),
      tool('read', 'Reads.'),
    ],
    { resources: [{ uri: 'file:///etc/motd', name: 'Message of the day' }] },
  ),
  listed(server('git'), [tool('log', 'Commits.', { path: {} })], {
    prompts: [{ name: 'review', description: 'Read a diff', arguments: [{ name: 'commit' }] }],
  }),
];
const search = (query: string, more: Partial<Parameters<typeof searchOffers>[1]> = {}) =>
  searchOffers(all, { query, offset: 0, limit: 100, ...more });
const names = (query: string) => search(query).offers.map(({ name }) => name);

test('without a word everything is there, in the order of servers and listings', () => {
  expect(names('  ')).toEqual([
    'list',
    'thread',
    'read_file',
    'file_read',
    'read',
    'file:///etc/motd',
    'log',
    'review',
  ]);
});

test('the name weighs most: whole, its start, the start of a word in it, then inside; then the description', () => {
  expect(names('READ')).toEqual(['read', 'read_file', 'file_read', 'thread', 'list', 'review']);
});

test('every word must be found, somewhere: parameters and the server count too', () => {
  expect(names('path')).toEqual(['read_file', 'log']);
  expect(names('path git')).toEqual(['log']);
  expect(names('my files motd')).toEqual(['file:///etc/motd']);
  expect(names('message day')).toEqual(['file:///etc/motd']);
  expect(names('commit review')).toEqual(['review']);
  expect(names('path nowhere')).toEqual([]);
});

test('counts and tokens are of all that match, whatever kinds and page were asked for', () => {
  const page = search('read', { kinds: ['prompt'], limit: 1 });
  expect(page).toMatchObject({
    total: 1,
    counts: { tool: 5, prompt: 1, resource: 0, template: 0 },
    offers: [{ kind: 'prompt', server: 'git', name: 'review', summary: 'Read a diff' }],
  });
  expect(page.tokens).toBe(search('read').offers.reduce((sum, { tokens = 0 }) => sum + tokens, 0));
  expect(search('read', { offset: 1, limit: 2 }).offers.map(({ name }) => name)).toEqual([
    'read_file',
    'file_read',
  ]);
});

test('a row shows the start of a description, never half a character', () => {
  const long = listed(server('a'), [tool('t', `${'x'.repeat(199)}\u{1F600}`)]);
  expect(long.found[0]?.row.summary).toBe(`${'x'.repeat(199)}…`);
});
