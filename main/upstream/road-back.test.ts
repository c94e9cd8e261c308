import { expect, test } from 'vitest';
import type { Call } from '#contract/call.ts';
import type { ElicitationReply, SamplingReply } from '#contract/server-request.ts';
import { text } from '#contract/text.ts';
import { createRoadBack } from './road-back.ts';
import type { Answerers } from './road-back.ts';

const call = { id: 'a', via: 'chat' } as Call;
const hello = { messages: [{ role: 'user', content: { type: 'text', text: 'Hello' } }], maxTokens: 5 };
const signal = new AbortController().signal;

function road(more: Partial<Answerers> = {}) {
  const asked: unknown[] = [];
  const back = createRoadBack('it', {
    folders: () => undefined,
    samples: (about) => about === undefined || about.via === 'chat',
    sample: (sampling) => {
      asked.push(sampling);
      return Promise.resolve<SamplingReply>({ ok: true, model: 'm', text: 'Hi', cut: true });
    },
    elicits: () => [],
    elicit: () => Promise.resolve({ action: 'decline' }),
    completed: () => undefined,
    ...more,
  });
  const sampled = (params: unknown, about: Call | undefined = call) =>
    back.answer('sampling/createMessage', params, about, signal);
  return { back, asked, sampled };
}

test('declares only what somebody answers', () => {
  expect(road({ samples: () => false }).back.capabilities()).toEqual({});
  expect(road().back.capabilities()).toEqual({ sampling: {} });
  expect(road().back.capabilities({ ...call, via: 'desk' })).toEqual({});
  expect(road({ folders: () => [] }).back.capabilities(call)).toEqual({ roots: {}, sampling: {} });
});

test('hands on the words of a request, and gives back the answer in the shape of the protocol', async () => {
  const { asked, sampled } = road();
  const blocks = [
    { type: 'text', text: 'one' },
    { type: 'text', text: 'two' },
  ];
  const answered = await sampled({
    systemPrompt: 'Be brief',
    messages: [...hello.messages, { role: 'assistant', content: blocks }],
    maxTokens: 5,
    temperature: 1,
    includeContext: 'allServers',
  });
  expect(asked).toEqual([
    {
      system: 'Be brief',
      messages: [
        { role: 'user', text: 'Hello' },
        { role: 'assistant', text: 'one\ntwo' },
      ],
      maxTokens: 5,
    },
  ]);
  const content = { type: 'text', text: 'Hi' };
  expect(answered).toEqual({ result: { role: 'assistant', content, model: 'm', stopReason: 'maxTokens' } });
});

test.each([
  [
    'an image',
    { ...hello, messages: [{ role: 'user', content: { type: 'image', data: '', mimeType: 'image/png' } }] },
  ],
  ['tools', { ...hello, tools: [{ name: 'x', inputSchema: {} }] }],
  ['no message', { ...hello, messages: [] }],
  ['no tokens', { ...hello, maxTokens: 0 }],
  ['too much', { ...hello, systemPrompt: 'x'.repeat(100_001) }],
  ['nothing', undefined],
])('does not ask with %s', async (_what, params) => {
  const { asked, sampled } = road();
  expect(await sampled(params)).toMatchObject({ error: { code: -32602 } });
  expect(asked).toEqual([]);
});

test('tells a refusal from what cannot be done', async () => {
  const said = (why: 'denied' | 'unavailable') =>
    road({ sample: () => Promise.resolve({ ok: false, why, reason: text('sampling.denied') }) }).sampled(
      hello,
    );
  const message = 'The person refused to let a model answer.';
  expect(await said('denied')).toEqual({ error: { code: -1, message } });
  expect(await said('unavailable')).toEqual({ error: { code: -32603, message } });
  const { asked, back } = road();
  expect(await back.answer('sampling/createMessage', hello, undefined, signal)).toMatchObject({
    error: { code: -32603 },
  });
  expect(asked).toEqual([]);
});

test('roots are the folders it was given, as addresses', async () => {
  const { back } = road({ folders: () => ['/tmp/a b'] });
  expect(await back.answer('roots/list', undefined, undefined, signal)).toEqual({
    result: { roots: [{ uri: 'file:///tmp/a%20b', name: 'a b' }] },
  });
  expect(await road().back.answer('roots/list', undefined, undefined, signal)).toMatchObject({
    error: { code: -32601 },
  });
  expect(road().back.answers('roots/list')).toBe(false);
  expect(back.answers('tasks/get')).toBe(false);
});

const wanted = {
  message: 'Who?',
  requestedSchema: { type: 'object', properties: { name: { type: 'string' } } },
};

test('declares for each call how a person can be asked during it', () => {
  const { back } = road({ elicits: (about) => (about?.via === 'chat' ? ['form', 'url'] : ['form']) });
  expect(back.capabilities(call)).toMatchObject({ elicitation: { form: {}, url: {} } });
  expect(back.capabilities({ ...call, via: 'desk' })).toEqual({ elicitation: { form: {} } });
});

test('what a person answers goes back as it is; what nobody was asked is an error', async () => {
  const replies: ElicitationReply[] = [
    { action: 'accept', content: { name: 'Ada' } },
    { action: 'decline' },
    { action: 'unavailable', reason: text('elicit.nobody') },
  ];
  const { back } = road({ elicit: () => Promise.resolve(replies.shift() ?? { action: 'cancel' }) });
  const ask = (params: unknown, about?: Call) => back.answer('elicitation/create', params, about, signal);
  expect(await ask(wanted)).toMatchObject({ error: { code: -32603 } });
  expect(await ask({ message: 'Who?' }, call)).toMatchObject({ error: { code: -32602 } });
  expect(replies).toHaveLength(3);
  expect(await ask(wanted, call)).toEqual({ result: { action: 'accept', content: { name: 'Ada' } } });
  expect(await ask(wanted, call)).toEqual({ result: { action: 'decline' } });
  expect(await ask(wanted, call)).toMatchObject({ error: { code: -32603 } });
});
