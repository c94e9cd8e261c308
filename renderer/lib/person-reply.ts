import type { Params } from '#contract/requests.ts';
import type { Text } from '#contract/text.ts';
import { textOf } from './messages.ts';

type Reply = Params<'expert.answer'>['reply'];
export type ClaimKind = Reply['claims'][number]['kind'];

/** A claim as it is typed; `sure` in percent. */
export interface ClaimDraft {
  text: string;
  kind: ClaimKind;
  sure: number;
  evidence: readonly string[];
}

/** What the person in a round has typed so far. */
export interface ReplyDraft {
  answer: string;
  claims: readonly ClaimDraft[];
}

export const NEW_CLAIM: ClaimDraft = { text: '', kind: 'finding', sure: 70, evidence: [] };
export const BLANK_REPLY: ReplyDraft = { answer: '', claims: [NEW_CLAIM] };

const SHORTEST = 10;
const LONGEST = 10_000;

/** The reply as the engine takes it, claims without words left out; or what is wrong. */
export function replyOf({ answer: typed, claims }: ReplyDraft): { reply: Reply } | { wrong: Text } {
  const answer = typed.trim();
  if (answer.length < SHORTEST) return { wrong: textOf('experts.answerShort') };
  if (answer.length > LONGEST) return { wrong: textOf('experts.answerLong', { count: answer.length }) };
  const told = claims.filter(({ text }) => text.trim() !== '');
  return {
    reply: {
      answer,
      claims: told.map(({ text, kind, sure, evidence }) => ({
        text: text.trim(),
        kind,
        confidence: Math.min(100, Math.max(0, sure)) / 100,
        evidence: [...evidence],
      })),
    },
  };
}
