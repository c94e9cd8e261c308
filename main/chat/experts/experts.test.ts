import { afterEach, expect, test } from 'vitest';
import { EXPERT_PRESETS, ExpertQuestion, PERSON_LIMIT_MS } from '#contract/chat/experts.ts';
import { text } from '#contract/text.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { isJudging, ok, openCircle, opinion, questionFor, replies } from './testing/circle.ts';

let circle: ReturnType<typeof openCircle>;
afterEach(() => circle.close());

const finding = (words: string, confidence: number, evidence: string[] = []) => ({
  text: words,
  kind: 'finding',
  confidence,
  evidence,
});
const context = [
  { server: 'metrics-db', call: { kind: 'tool' as const, name: 'load', args: { of: 'site' } } },
];
const loaded = () => ok({ content: [{ type: 'text', text: 'load 97' }] });

test('experts answer on what was gathered, judge each other, and the matrix says who holds what on which result', async () => {
  circle = openCircle({
    call: loaded,
    models: {
      a: (asked) =>
        isJudging(asked)
          ? replies({
              judgements: [{ claim: 'C2', stance: 'rejects', confidence: 0.9, reason: 'R1 says load' }],
            })
          : opinion([finding('The machine is overloaded', 0.9, ['R1', 'R9'])]),
      b: (asked) =>
        isJudging(asked)
          ? replies({ judgements: [{ claim: 'C1', stance: 'holds', confidence: 0.8 }] })
          : opinion([finding('DNS is at fault', 0.3)]),
    },
  });
  const round = await circle.round({ models: ['a', 'b'], context });
  expect(round.status).toEqual({ state: 'done' });
  expect(circle.calls).toMatchObject([
    {
      via: 'expert',
      kind: 'tool',
      server: 'metrics-db',
      name: 'load',
      args: { of: 'site' },
      principal: { id: 'owner' },
    },
  ]);
  expect(round.context).toMatchObject([
    { id: 'R1', state: 'done', text: 'load 97', call: circle.calls[0]?.id },
  ]);
  expect(round.consensus?.claims).toMatchObject([
    { id: 'C1', evidence: ['R1'], unfounded: ['R9'], claimedBy: [0], verdict: 'agreed', support: 1 },
    { id: 'C2', evidence: [], claimedBy: [1], verdict: 'rejected' },
  ]);
  expect(round.consensus?.claims[1]?.stances[0]).toMatchObject({ stance: 'rejects', reason: 'R1 says load' });
  const question = circle.asked[0]?.question.messages[0]?.text;
  expect(question).toMatch(
    /<data-\w+ \{"id":"R1","from":"tool of server metrics-db","name":"load"\}>\nload 97\n/,
  );
  // Nobody is told who claimed what.
  expect(circle.asked.at(-1)?.question.messages.at(-1)?.text).not.toContain('"a"');
});

test('what it costs stands beside each model and is summed; a model without prices is said to be missing in the sum', async () => {
  const free = {
    ok: true as const,
    text: JSON.stringify({ answer: 'This is my advice.', claims: [] }),
    usage: { input: 7, output: 3 },
  };
  circle = openCircle({ models: { a: () => opinion([]), b: () => free } });
  const round = await circle.round({ models: ['a', 'b'] });
  expect(round.experts).toMatchObject([
    { usd: 0.5, usage: { input: 100, output: 10 } },
    { usage: { input: 7, output: 3 } },
  ]);
  expect(round).toMatchObject({ usd: 0.5, unpriced: true });
});

test('a reply that cannot be read is asked for once more; the second time he has failed, and his words are kept', async () => {
  circle = openCircle({
    models: {
      a: ({ messages }) =>
        messages.length === 1
          ? replies('I think it is the disk.')
          : opinion([finding('The disk is slow', 0.5)]),
      b: () => replies('Just my opinion, in prose.'),
    },
  });
  const round = await circle.round({ models: ['a', 'b'] });
  expect(round.experts[0]).toMatchObject({
    status: { state: 'done' },
    usage: { input: 200, output: 20 },
    usd: 1,
  });
  expect(round.experts[1]).toMatchObject({
    status: { state: 'failed', reason: { code: 'experts.badAnswer' } },
    answer: 'Just my opinion, in prose.',
  });
  expect(round.status.state).toBe('done');
  expect(round.consensus?.method).toBe('single');
});

test('an expert whose provider fails is one voice less; when all fail the round has failed', async () => {
  const down = () => ({
    ok: false as const,
    fault: 'unreachable' as const,
    reason: text('experts.toolError', { said: 'x' }),
    advice: text('experts.stopped'),
  });
  circle = openCircle({ models: { a: down, b: () => opinion([finding('It is so', 0.5)]) } });
  const round = await circle.round({ models: ['a', 'b'] });
  expect(round.experts[0]?.status).toMatchObject({ state: 'failed', advice: { code: 'experts.stopped' } });
  expect(round.consensus?.claims[0]?.stances[0]).toMatchObject({ stance: 'silent' });
  const none = await circle.round({ models: ['a'] });
  expect(none).toMatchObject({ status: { state: 'failed', reason: { code: 'experts.nobody' } } });
  expect(none.consensus).toBeUndefined();
});

test('a round ends when its time is up, with those who answered', async () => {
  const forever = () => new Promise<never>(() => undefined);
  const clock = createFakeClock();
  circle = openCircle({ models: { a: () => opinion([finding('It is so', 0.5)]), b: forever } }, { clock });
  const { id } = circle.experts.ask(questionFor({ models: ['a', 'b'] }));
  await expect.poll(() => circle.experts.get(id).experts[0]?.status.state).toBe('done');
  clock.advance(119_999);
  expect(circle.experts.get(id).endedAt).toBeUndefined();
  clock.advance(1);
  await expect.poll(() => circle.experts.get(id).endedAt).toBeDefined();
  const round = circle.experts.get(id);
  expect(round.status).toEqual({ state: 'done' });
  expect(round.experts[1]?.status).toMatchObject({
    state: 'failed',
    reason: { code: 'experts.timeout', params: { seconds: 120 } },
  });
});

test('no more than five are asked at the same time', async () => {
  let now = 0;
  let most = 0;
  const slow = async () => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 5));
    now -= 1;
    return opinion([]);
  };
  const models = Array.from({ length: 8 }, (_, index) => `m${index}`);
  circle = openCircle({ models: Object.fromEntries(models.map((model) => [model, slow])) });
  const round = await circle.round({ models });
  expect(round.experts.every(({ status }) => status.state === 'done')).toBe(true);
  expect(most).toBe(5);
});

test('stopped by a person it keeps what came; what a life of the app left running is closed in the next', async () => {
  const forever = () => new Promise<never>(() => undefined);
  circle = openCircle({ models: { a: () => opinion([finding('It is so', 0.5)]), b: forever } });
  const first = circle.experts.ask(questionFor({ models: ['a', 'b'] }));
  await expect.poll(() => circle.experts.get(first.id).experts[0]?.status.state).toBe('done');
  expect(await circle.experts.stop(first.id)).toBe(true);
  expect(circle.experts.get(first.id)).toMatchObject({
    status: { state: 'stopped', reason: { code: 'experts.stopped' } },
    experts: [{ status: { state: 'done' } }, { status: { state: 'stopped' } }],
    consensus: { method: 'single' },
  });
  expect(await circle.experts.stop(first.id)).toBe(false);

  const second = circle.experts.ask(questionFor({ models: ['b'] }));
  expect(() => circle.experts.remove(second.id)).toThrow('experts.stillRunning');
  const next = circle.again();
  expect(next.get(second.id)).toMatchObject({
    status: { state: 'stopped', reason: { code: 'experts.appEnded' } },
    experts: [{ status: { state: 'stopped' } }],
  });
  expect(next.list(10).map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(next.remove(first.id)).toBe(true);
  expect(() => next.get(first.id)).toThrow('experts.unknownRound');
});

test('no secret that is known here goes to a model', async () => {
  circle = openCircle({
    call: () => ok({ content: [{ type: 'text', text: 'password is hunter2hunter2' }] }),
    models: { a: () => opinion([]) },
  });
  circle.redactor.learn('hunter2hunter2');
  const round = await circle.round({ models: ['a'], context, question: 'Is hunter2hunter2 a good one?' });
  expect(JSON.stringify([circle.asked, round])).not.toContain('hunter2hunter2');
  expect(circle.asked[0]?.question.messages[0]?.text).toContain('password is [redacted]');
});

test('presets name how many are asked, and a question has 10 to 10,000 characters', () => {
  circle = openCircle({ models: {} });
  const ask = (preset: string, models: string[], question = 'Why is it slow?') =>
    ExpertQuestion.safeParse({
      question,
      preset,
      experts: models.map((model) => ({ model: { provider: 'test', model } })),
    }).success;
  expect([ask('quick', ['a']), ask('standard', ['a', 'b']), ask('deep', ['a', 'b', 'c'])]).toEqual([
    true,
    true,
    true,
  ]);
  expect([ask('quick', ['a', 'b']), ask('standard', ['a']), ask('deep', ['a', 'b'])]).toEqual([
    false,
    false,
    false,
  ]);
  expect(ask('standard', ['a', 'a'])).toBe(false);
  expect([ask('quick', ['a'], 'too short'), ask('quick', ['a'], 'x'.repeat(10_001))]).toEqual([false, false]);
});

const both = {
  preset: 'standard' as const,
  experts: [{ model: { provider: 'test', model: 'a' } }, { human: true as const }],
};
const reply = {
  answer: 'Restart the resolver, with hunter2hunter2.',
  claims: [{ ...finding('DNS is at fault', 0.8), kind: 'finding' as const }],
};
const awaited = () =>
  expect.poll(() => circle.seen.at(-1)?.experts[1]?.status.state, { interval: 1 }).toBe('awaited');
const over = (id: string) => expect.poll(() => circle.experts.get(id).endedAt, { interval: 1 }).toBeDefined();
const holding = (asked: Parameters<typeof isJudging>[0]) =>
  isJudging(asked)
    ? replies({ judgements: [{ claim: 'C2', stance: 'holds', confidence: 0.9 }] })
    : opinion([finding('It is the load', 0.6)]);

test('a person answers in the round, which waits for him; models judge what he claims, without known secrets', async () => {
  const clock = createFakeClock();
  circle = openCircle({ models: { a: holding } }, { clock });
  circle.redactor.learn('hunter2hunter2');
  const { id } = circle.experts.ask({ ...questionFor({ models: ['a', 'a2'] }), ...both });
  await awaited();
  await expect.poll(() => circle.experts.get(id).experts[0]?.status.state).toBe('done');
  // Longer than the models may take: his time is his own.
  clock.advance(EXPERT_PRESETS.standard.limitMs + 1);
  expect(circle.experts.get(id).endedAt).toBeUndefined();
  circle.experts.answer(id, reply);
  expect(() => circle.experts.answer(id, reply)).toThrow('experts.notAwaited');
  await over(id);
  const round = circle.experts.get(id);
  expect(round.experts[1]).toMatchObject({
    human: true,
    status: { state: 'done' },
    claims: [{ evidence: [] }],
  });
  expect(round.consensus?.claims[1]).toMatchObject({
    claimedBy: [1],
    verdict: 'agreed',
    stances: [
      { stance: 'holds', confidence: 0.9 },
      { stance: 'holds', confidence: 0.8 },
    ],
  });
  expect(round.consensus?.claims[0]?.stances[1]).toMatchObject({ stance: 'silent' });
  expect(JSON.stringify(round)).not.toContain('hunter2');
  expect(circle.asked).toHaveLength(2);
});

test('a round goes on without the person when it is told to, when his time is over, and ends when it is stopped', async () => {
  const clock = createFakeClock();
  circle = openCircle({ models: { a: holding } }, { clock });
  const ask = () => circle.experts.ask({ ...questionFor({ models: ['a', 'a2'] }), ...both }).id;
  const skipped = ask();
  await awaited();
  expect(circle.experts.skip(skipped)).toBe(true);
  expect(circle.experts.skip(skipped)).toBe(false);
  await over(skipped);
  expect(circle.experts.get(skipped)).toMatchObject({
    status: { state: 'done' },
    experts: [{ status: { state: 'done' } }, { status: { state: 'stopped' } }],
    consensus: { method: 'single' },
  });

  const late = ask();
  await awaited();
  await expect.poll(() => circle.experts.get(late).experts[0]?.status.state).toBe('done');
  clock.advance(PERSON_LIMIT_MS);
  await over(late);
  expect(circle.experts.get(late).experts[1]?.status).toMatchObject({
    state: 'failed',
    reason: { code: 'experts.timeout' },
  });

  const stopped = ask();
  await awaited();
  await circle.experts.stop(stopped);
  expect(circle.experts.get(stopped)).toMatchObject({
    status: { state: 'stopped' },
    experts: [{}, { status: { state: 'stopped' } }],
  });
});
