import { expect, test } from 'vitest';
import { OWNER } from '#contract/call.ts';
import type { Call } from '#contract/call.ts';
import type { Json } from '#contract/json.ts';
import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { Question } from '#main/chat/ask-model.ts';
import { createLentModels } from '#main/chat/lent-models.ts';
import { createFakeClock } from '#main/kernel/fake-clock.ts';
import { createApprovals } from '#main/policy/approvals.ts';
import { createChatSampling } from './chat-sampling.ts';

const sampling = { messages: [{ role: 'user' as const, text: 'Hello' }], maxTokens: 5000 };
const call: Call = {
  id: '0198f1c4-0000-7000-8000-000000000001',
  kind: 'tool',
  server: 'it',
  name: 'do',
  args: {},
  principal: OWNER,
  via: 'chat',
  workspace: 'default',
  priority: 'high',
  deadlineMs: 1000,
  conversation: 'talk',
};
const signal = new AbortController().signal;

function room(step: () => Text | undefined = () => undefined) {
  const clock = createFakeClock();
  const approvals = createApprovals({ clock, emit: () => undefined, newId: () => 'q' });
  const questions: Question[] = [];
  const spent: number[] = [];
  const events: [string, Json | undefined][] = [];
  const lent = createLentModels((_ref, question) => {
    questions.push(question);
    return Promise.resolve({ ok: true, text: 'Hi', usage: { input: 3, output: 2 } });
  });
  const back = lent.lend(call.id, {
    ref: { provider: 'p', model: 'm' },
    step,
    spend: ({ input, output }) => void spent.push(input + output),
    mostTokens: 1000,
  });
  const answer = createChatSampling({
    lent,
    approvals,
    servers: { find: () => undefined },
    audit: { event: (type, fields) => void events.push([type, fields?.['effect'] ?? fields?.['answer']]) },
    limitSeconds: 120,
  });
  const say = (effect: 'allow' | 'deny') =>
    approvals.answer('q', effect === 'allow' ? { effect, scope: 'call', where: [] } : { effect }, 'approval');
  return { answer, approvals, clock, say, back, questions, spent, events };
}

test('the model is asked once it was allowed, within the limits of the turn, which pays for it', async () => {
  const { answer, say, questions, spent, events } = room();
  const answered = answer(sampling, call, signal);
  expect(questions).toEqual([]);
  say('allow');
  expect(await answered).toEqual({ ok: true, model: 'm', text: 'Hi', cut: false });
  expect(questions).toMatchObject([{ messages: sampling.messages, limits: { outputTokens: 1000 } }]);
  expect(spent).toEqual([5]);
  expect(events).toEqual([
    ['samplingDecided', 'allow'],
    ['samplingAnswered', 'Hi'],
  ]);
});

test('who was refused does not ask again in the same call, and no answer in time refuses too', async () => {
  const { answer, say, approvals, questions, events } = room();
  const first = answer(sampling, call, signal);
  say('deny');
  expect(await first).toMatchObject({ ok: false, why: 'denied', reason: { code: 'sampling.denied' } });
  const second = answer(sampling, call, signal);
  expect(approvals.list()).toEqual([]);
  expect(await second).toMatchObject({ ok: false, why: 'unavailable' });
  expect(questions).toEqual([]);
  expect(events).toEqual([['samplingDecided', 'deny']]);

  const other = room();
  const late = other.answer(sampling, call, signal);
  other.clock.advance(120_000);
  expect(await late).toMatchObject({ why: 'denied', reason: { code: 'sampling.unanswered' } });
});

test('what the turn may not spend, and what comes when the call is over, is not asked', async () => {
  const poor = room(() => text('chat.limitSteps', { limit: 1 }));
  const refused = poor.answer(sampling, call, signal);
  poor.say('allow');
  expect(await refused).toMatchObject({ why: 'unavailable', reason: { code: 'chat.limitSteps' } });
  expect(poor.questions).toEqual([]);

  const over = room();
  over.back();
  expect(await over.answer(sampling, call, signal)).toMatchObject({ why: 'unavailable' });
  expect(over.approvals.list()).toEqual([]);
});
