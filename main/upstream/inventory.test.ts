import { expect, test, vi } from 'vitest';
import { listInventory } from './inventory.ts';
import type { Claims } from './inventory.ts';
import type { Session } from './session.ts';

type Pages = Record<string, (cursor: string | undefined) => object | Promise<object>>;

const ALL: Claims = { tools: true, prompts: true, resources: true };
const tool = (name: string, more: object = {}) => ({ name, inputSchema: { type: 'object' }, ...more });

/** A session that answers lists: with a result, or with an error when the object has a code. */
function sessionOf(pages: Pages) {
  const asked: string[] = [];
  const session: Pick<Session, 'request'> = {
    async request(method, params, { deadlineMs, signal }) {
      asked.push(method);
      const late = new Promise<'late'>((resolve) => {
        setTimeout(resolve, deadlineMs, 'late');
        signal?.addEventListener('abort', () => {
          resolve('late');
        });
      });
      const page = pages[method]?.(params['cursor'] as string | undefined) ?? {
        code: -32601,
        message: 'Method not found',
      };
      const answer = await Promise.race([Promise.resolve(page), late]);
      if (answer === 'late') return { kind: 'timeout' };
      if ('code' in answer && 'message' in answer)
        return { kind: 'error', error: { code: Number(answer.code), message: String(answer.message) } };
      return { kind: 'result', result: Buffer.from(JSON.stringify(answer)) };
    },
  };
  return { session, asked };
}

const list = (pages: Pages, claims = ALL, deadlineMs = 5_000) =>
  listInventory(sessionOf(pages).session, claims, deadlineMs, new AbortController().signal);
const none: Pages = {
  'prompts/list': () => ({ prompts: [] }),
  'resources/list': () => ({ resources: [] }),
  'resources/templates/list': () => ({ resourceTemplates: [] }),
};

test('only what is claimed is asked for', async () => {
  const { session, asked } = sessionOf({ 'tools/list': () => ({ tools: [tool('a')] }) });
  const claims = { tools: true, prompts: false, resources: false };
  const inventory = await listInventory(session, claims, 1_000, new AbortController().signal);
  expect(asked).toEqual(['tools/list']);
  expect(inventory).toMatchObject({ tools: [{ name: 'a' }], rest: { prompts: [] }, warnings: [] });
});

test('a list that is claimed and then refused is a warning; templates were never claimed', async () => {
  const inventory = await list({ 'tools/list': () => ({ tools: [tool('a')] }) });
  expect(inventory.tools).toHaveLength(1);
  expect(inventory.warnings).toEqual(
    ['prompt', 'resource'].map((kind) => ({
      code: 'catalog.listFailed',
      params: { kind, problem: 'Method not found' },
    })),
  );
});

test('all four kinds, over pages, with what is missing filled in', async () => {
  const inventory = await list({
    'tools/list': (cursor) =>
      cursor === undefined
        ? { tools: [tool('a', { title: null, inputSchema: {} })], nextCursor: '2' }
        : { tools: [tool('b')], nextCursor: null },
    'prompts/list': () => ({ prompts: [{ name: 'p' }, { name: 'q', arguments: [{ name: 'x' }] }] }),
    'resources/list': () => ({ resources: [{ uri: 'file:///x' }] }),
    'resources/templates/list': () => ({ resourceTemplates: [{ uriTemplate: 'file:///{x}', name: 'any' }] }),
  });
  expect(inventory.tools).toEqual([tool('a'), tool('b')]);
  expect(inventory.rest).toEqual({
    prompts: [
      { name: 'p', arguments: [] },
      { name: 'q', arguments: [{ name: 'x' }] },
    ],
    resources: [{ uri: 'file:///x', name: 'file:///x' }],
    templates: [{ uriTemplate: 'file:///{x}', name: 'any' }],
  });
  expect(inventory.warnings).toEqual([]);
});

test('one broken entry costs nobody else', async () => {
  // JSON.stringify of the fake cannot write what JSON.parse can read.
  const text = `${'{"d":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  const good = ['x'.repeat(2_000), 'fine', 'dup'].map((name) => tool(name));
  const bad = [
    tool('x'.repeat(2_001)),
    tool('dup'),
    { name: 'no-schema' },
    tool(''),
    tool('large', { description: 'x'.repeat(256 * 1024) }),
    'not even an object',
  ];
  const result = JSON.stringify({ tools: [...bad.slice(2), ...good, ...bad.slice(0, 2)] });
  const withDeep = result.replace(/\]\}$/, `,{"name":"deep","inputSchema":${text}}]}`);
  const session: Pick<Session, 'request'> = {
    request: () => Promise.resolve({ kind: 'result', result: Buffer.from(withDeep) }),
  };
  const inventory = await listInventory(
    session,
    { tools: true, prompts: false, resources: false },
    1_000,
    new AbortController().signal,
  );
  expect(inventory.tools).toEqual(good);
  expect(inventory.warnings.map(({ code, params }) => [code, String(params['name']).slice(0, 12)])).toEqual(
    ['no-schema', '(no name)', 'large', '(no name)', 'xxxxxxxxxxxx', 'dup', 'deep'].map((name) => [
      'catalog.dropped',
      name,
    ]),
  );
});

test('5,000 entries are kept, and the rest is said to be cut', async () => {
  const many = Array.from({ length: 5_001 }, (_, index) => tool(`t${index}`));
  const inventory = await list({ ...none, 'tools/list': () => ({ tools: many }) });
  expect(inventory.tools).toHaveLength(5_000);
  expect(inventory.warnings).toEqual([{ code: 'catalog.listCut', params: { kind: 'tool', count: 5_000 } }]);
});

test('pages without end, and pages in a circle, end', async () => {
  let page = 0;
  const endless = await list({
    ...none,
    'tools/list': () => ({ tools: [tool(`t${++page}`)], nextCursor: `after ${page}` }),
  });
  expect(endless.tools).toHaveLength(64);
  expect(endless.warnings).toMatchObject([{ code: 'catalog.listTooLong', params: { pages: 64 } }]);

  const circle = await list({
    ...none,
    'tools/list': (cursor) => ({ tools: [tool(`after ${cursor ?? ''}`)], nextCursor: 'again' }),
  });
  expect(circle.tools).toHaveLength(2);
  expect(circle.warnings).toMatchObject([{ code: 'catalog.cursorRepeats' }]);
});

test('50 warnings are enough; the others are counted', async () => {
  const broken = Array.from({ length: 200 }, (_, index) => ({ name: `broken ${index}` }));
  const { warnings } = await list({ ...none, 'tools/list': () => ({ tools: broken }) });
  expect(warnings).toHaveLength(51);
  expect(warnings.at(-1)).toEqual({ code: 'catalog.moreWarnings', params: { count: 150 } });
});

test('a schema that points into the network is kept with a warning; one that names itself is not', async () => {
  const inside = {
    $id: 'https://example.com/a',
    $defs: { b: { $id: 'https://example.com/b' } },
    properties: { x: { $ref: '#' }, y: { $ref: 'https://example.com/b#/properties' } },
  };
  const { tools, warnings } = await list({
    ...none,
    'tools/list': () => ({
      tools: [
        tool('inside', { inputSchema: inside }),
        tool('outside', { inputSchema: { items: { $ref: 'http://169.254.169.254/x' } } }),
      ],
    }),
  });
  expect(tools).toHaveLength(2);
  expect(warnings).toEqual([
    { code: 'catalog.outsideRef', params: { name: 'outside', ref: 'http://169.254.169.254/x' } },
  ]);
});

test('a list that hangs does not hold up the tools: it follows, or is given up at the deadline', async () => {
  vi.useFakeTimers();
  try {
    const never = new Promise<object>(() => undefined);
    const slow = new Promise<object>((resolve) => setTimeout(resolve, 6_000, { resources: [] }));
    const listing = list(
      {
        ...none,
        'tools/list': () => ({ tools: [tool('a')] }),
        'prompts/list': () => never,
        'resources/list': () => slow,
      },
      ALL,
      10_000,
    );
    await vi.advanceTimersByTimeAsync(2_100);
    const first = await listing;
    expect(first).toMatchObject({ tools: [{ name: 'a' }], warnings: [] });
    expect(first.rest).toBeUndefined();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await first.later).toMatchObject({
      tools: [{ name: 'a' }],
      rest: { prompts: [], resources: [] },
      warnings: [{ code: 'catalog.listFailed', params: { kind: 'prompt', problem: 'timeout' } }],
    });
  } finally {
    vi.useRealTimers();
  }
});
