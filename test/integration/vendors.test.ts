// Every kind of provider as our code and the vendor's own package ask it, against what the vendor documents.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAskModel } from '#main/chat/ask-model.ts';
import { createEgressFetch } from '#main/chat/egress-fetch.ts';
import type { ModelOptions } from '#main/chat/language-model.ts';
import { modelStep } from '#main/chat/model-step.ts';
import type { Step } from '#main/chat/model-step.ts';
import type { Tried } from '#main/chat/patience.ts';
import { findLocal } from '#main/chat/provider-check.ts';
import { createEgress } from '#main/guard/egress.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { inOrder, says, wantsTools } from '../fixtures/models/script.ts';
import type { ModelAnswer } from '../fixtures/models/script.ts';
import { VENDORS, openVendorBench } from '../support/vendors.ts';
import type { VendorBench } from '../support/vendors.ts';

const HELLO: ModelOptions['prompt'] = [
  { role: 'system', content: 'Be short.' },
  { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
];
const TOOLS: NonNullable<ModelOptions['tools']> = [
  {
    type: 'function',
    name: 'weather__of_city',
    description: 'Weather of a city',
    inputSchema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { city: { type: 'string', minLength: 1 }, days: { type: ['integer', 'null'] } },
      required: ['city'],
      additionalProperties: false,
    },
  },
];

describe.each(Object.entries(VENDORS))('%s', (name, one) => {
  let bench: VendorBench;
  beforeAll(async () => {
    bench = await openVendorBench(one);
  });
  afterAll(() => bench.close());
  const ref = { provider: 'it', model: one.model };

  async function step(
    options: Partial<ModelOptions> = {},
    model = one.model,
  ): Promise<{ tried: Tried<Step>; heard: string[] }> {
    const opened = await bench.providers.open({ ...ref, model });
    if (!opened.ok) throw new Error(opened.failure.reason.code);
    const heard: string[] = [];
    const listener = { text: (delta: string) => void heard.push(delta), reasoning: () => undefined };
    const asked = { prompt: HELLO, ...options };
    return { tried: await modelStep(opened.open.model, asked, listener, opened.open.context), heard };
  }
  const failureOf = ({ tried }: { tried: Tried<Step> }) => {
    if (tried.ok) throw new Error(`it answered: ${JSON.stringify(tried.value)}`);
    return tried.failure;
  };
  function scripted(...answers: ModelAnswer[]): void {
    bench.server.asked.length = 0;
    bench.server.refused.length = 0;
    bench.server.script(inOrder(...answers));
  }

  test('words come as they are written, with what they took', async () => {
    const usage = { input: 11, output: 7 };
    scripted(says(['Hel', 'lo', ' you'], { usage }));
    const { tried, heard } = await step({ maxOutputTokens: 500, temperature: 0.5 });
    expect(bench.server.refused).toEqual([]);
    expect(tried).toMatchObject({ ok: true, value: { calls: [], usage } });
    expect(heard).toEqual(['Hel', 'lo', ' you']);
    expect(bench.server.asked).toMatchObject([{ model: one.model, stream: true, system: 'Be short.' }]);
  });

  test('calls of tools come with their arguments, and their results go back to it', async () => {
    const calls = [
      { name: 'weather__of_city', args: { city: 'Wien, the one on the Danube' } },
      { name: 'weather__of_city', args: { city: 'Graz', days: null } },
    ];
    scripted(wantsTools(calls), says('done'));
    const { tried } = await step({ tools: TOOLS });
    expect(bench.server.refused).toEqual([]);
    if (!tried.ok) throw new Error(tried.failure.reason.code);
    const { content, calls: asked } = tried.value;
    // In the order in which they were whole.
    expect(asked.map(({ input }) => JSON.parse(input) as unknown)).toEqual(
      expect.arrayContaining(calls.map(({ args }) => args)),
    );
    expect(asked).toHaveLength(2);
    const results = asked.map(({ id, name: tool }, at) => ({
      type: 'tool-result' as const,
      toolCallId: id,
      toolName: tool,
      output: { type: 'text' as const, value: `sunny ${at}` },
    }));
    const next = await step({
      tools: TOOLS,
      prompt: [...HELLO, { role: 'assistant', content }, { role: 'tool', content: results }],
    });
    expect(bench.server.refused).toEqual([]);
    expect(next.heard).toEqual(['done']);
    const seen = bench.server.asked[1]?.results ?? [];
    expect(seen).toHaveLength(2);
    for (const at of [0, 1]) expect(seen[at]).toContain(`sunny ${at}`);
    expect(bench.server.asked[1]?.tools).toEqual(['weather__of_city']);
  });

  test('goes on with a conversation that another provider began', async () => {
    scripted(says('It was sunny.'));
    const [toolCallId, toolName] = ['toolu_01A-other_provider', 'weather__of_city'];
    const { heard } = await step({
      tools: TOOLS,
      prompt: [
        ...HELLO,
        {
          role: 'assistant',
          content: [{ type: 'tool-call', toolCallId, toolName, input: { city: 'Linz' } }],
        },
        {
          role: 'tool',
          content: [
            { type: 'tool-result', toolCallId, toolName, output: { type: 'error-text', value: 'rain' } },
          ],
        },
        { role: 'assistant', content: [{ type: 'text', text: 'Rain.' }] },
        { role: 'user', content: [{ type: 'text', text: 'And before?' }] },
      ],
    });
    expect(bench.server.refused).toEqual([]);
    expect(heard).toEqual(['It was sunny.']);
  });

  test('answers in one piece where nobody reads along', async () => {
    scripted(says('Yes.', { usage: { input: 3, output: 2 } }));
    const ask = createAskModel({ providers: bench.providers, clock: systemClock });
    const question = { messages: [{ role: 'user' as const, text: 'Say yes.' }] };
    const limits = { outputTokens: 16 };
    const answer = await ask(ref, {
      ...question,
      system: 'Obey.',
      limits,
      signal: AbortSignal.timeout(5000),
    });
    expect(bench.server.refused).toEqual([]);
    expect(answer).toMatchObject({ ok: true, text: 'Yes.', usage: { input: 3, output: 2 } });
    expect(bench.server.asked).toMatchObject([{ stream: false, system: 'Obey.' }]);
  });

  test('what it refuses is told apart', async () => {
    scripted({ fault: 'limited', retryAfterSeconds: 7 });
    expect(failureOf(await step())).toMatchObject({
      fault: 'busy',
      ...(name.startsWith('Bedrock') ? {} : { retryAfterMs: 7000 }),
    });
    for (const [fault, meant] of [
      ['contextOverflow', 'overflow'],
      ['noTools', 'noTools'],
      ['overloaded', 'overloaded'],
      ['unavailable', 'overloaded'],
    ] as const) {
      scripted({ fault });
      expect(failureOf(await step({ tools: TOOLS }))).toMatchObject({ fault: meant });
    }
    expect(failureOf(await step({}, 'nobody-knows'))).toMatchObject({ fault: 'unknownModel' });
  });

  test.skipIf(one.key === null)('a wrong key is said to be one (skipped: it takes none)', async () => {
    await bench.setKey('a-wrong-key-0000');
    const failure = failureOf(await step());
    expect(failure).toMatchObject({ fault: 'wrongKey', advice: { code: 'chat.advice.key' } });
    expect(JSON.stringify(failure)).not.toContain('a-wrong-key-0000');
    await bench.setKey(one.key ?? '');
  });

  test.each(['cut', 'unfinished', 'error'] as const)(
    'an answer that breaks off (%s) is not taken for whole',
    async (ending) => {
      scripted(says('half of it', { ending }));
      const { tried, heard } = await step();
      expect(heard).toEqual(['half of it']);
      expect(tried).toMatchObject({ ok: false, begun: true });
      const meant = ending === 'error' ? ['overloaded', 'busy', 'cut'] : ['cut'];
      expect(meant).toContain(failureOf({ tried }).fault);
    },
  );

  test('its models are listed where it can say them', async () => {
    const list = await bench.providers.models('it', AbortSignal.timeout(5000));
    expect(bench.server.refused).toEqual([]);
    const listed = one.vendor.endpoints.some((endpoint) => 'list' in endpoint);
    expect(list.models.map(({ id }) => id)).toEqual(listed ? [one.model] : []);
    expect(list.problem?.code).toBe(listed ? undefined : 'chat.cannotList');
  });
});

const routeOf = (one: (typeof VENDORS)[string], route: string | RegExp): string =>
  typeof route === 'string'
    ? route
    : route.source
        .replace(/^\^|\$$/g, '')
        .replace(/\(\?<\w+>.*?\+\)/, encodeURIComponent(one.model))
        .replaceAll('\\', '');

test.each(Object.entries(VENDORS))(
  '%s: what its documentation does not name is refused',
  async (_name, one) => {
    const bench = await openVendorBench(one);
    const { server } = bench;
    const send = async (route: string, query = '', headers: Record<string, string> = {}, body?: object) => {
      const [method = '', path = ''] = route.split(' ', 2);
      const url = server.place(new URL(`https://${one.vendor.host}${path}${query}`));
      const type = { 'content-type': 'application/json' };
      const answer = await fetch(url, {
        method,
        headers: { ...type, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      await answer.body?.cancel();
      return answer.status;
    };
    try {
      expect(await send('GET /elsewhere')).toBe(404);
      for (const endpoint of one.vendor.endpoints) {
        expect(endpoint.docs).toMatch(/^https:/);
        const route = routeOf(one, endpoint.route);
        const body = 'list' in endpoint ? undefined : { surprise: true };
        expect(await send(route, '?surprise=1', {}, body)).toBe(404);
        if (one.key !== null && !('open' in endpoint))
          expect([400, 401, 403]).toContain(await send(route, endpoint.query, {}, body));
        const key = one.key ?? '';
        const keys = { authorization: `Bearer ${key}`, 'x-goog-api-key': key, 'api-key': key };
        if (body !== undefined) expect(await send(route, endpoint.query, keys, body)).toBe(400);
      }
      expect(server.asked).toEqual([]);
      expect(server.refused.filter((line) => line.endsWith(' key'))).toHaveLength(
        one.key === null ? 0 : one.vendor.endpoints.filter((endpoint) => !('open' in endpoint)).length,
      );
    } finally {
      await bench.close();
    }
  },
);

test.each(['ollama', 'lmstudio'] as const)(
  '%s is found where it listens, unless it is known',
  async (kind) => {
    const one = Object.values(VENDORS).find(({ draft }) => draft.kind === kind);
    if (one === undefined) throw new Error(kind);
    const bench = await openVendorBench({
      ...one,
      draft: { kind: 'compatible', baseUrl: 'http://127.0.0.1:9/v1' },
    });
    const outlet = createEgress(Date.now).open('@models', 'server');
    try {
      const baseUrl = `http://127.0.0.1:${bench.server.port}/${one.vendor.host}/v1`;
      const places = [
        { kind, name: 'Mine', baseUrl },
        { kind, name: 'Nobody', baseUrl: 'http://127.0.0.1:9/v1' },
        { kind, name: 'No list', baseUrl: `${baseUrl}/elsewhere` },
      ];
      const found = await findLocal({ list: () => [] }, createEgressFetch(outlet), places);
      expect(found).toEqual([{ kind, name: 'Mine', baseUrl, models: [{ id: one.model }] }]);
      const known = {
        ...one.draft,
        id: 'known',
        name: 'Known',
        models: [],
        keyed: false,
        local: true,
        baseUrl,
      };
      expect(await findLocal({ list: () => [known] }, createEgressFetch(outlet), places)).toEqual([]);
    } finally {
      await outlet.close();
      await bench.close();
    }
  },
);
