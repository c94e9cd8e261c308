import { expect, test } from 'vitest';
import { PersonReply } from '#contract/chat/experts.ts';
import { BLANK_REPLY, NEW_CLAIM, replyOf } from './person-reply.ts';

test('what was typed is a reply that the contract takes; a claim without words is left out', () => {
  const claims = [NEW_CLAIM, { ...NEW_CLAIM, text: ' It hangs ', sure: 90, evidence: ['R1'] }];
  const made = replyOf({ answer: '  Restart it, then look again. ', claims });
  expect('reply' in made && PersonReply.parse(made.reply)).toEqual({
    answer: 'Restart it, then look again.',
    claims: [{ text: 'It hangs', kind: 'finding', confidence: 0.9, evidence: ['R1'] }],
  });
});

test('an answer that is too short or too long is said so', () => {
  expect(replyOf(BLANK_REPLY)).toMatchObject({ wrong: { code: 'experts.answerShort' } });
  expect(replyOf({ ...BLANK_REPLY, answer: 'x'.repeat(10_001) })).toMatchObject({
    wrong: { code: 'experts.answerLong', params: { count: 10_001 } },
  });
});
