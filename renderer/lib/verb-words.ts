import type { MessageCode } from '#contract/messages/en.ts';
import type { Verb } from '#contract/verbs.ts';

const WORDS: Record<Verb, MessageCode> = {
  read: 'approval.verb.read',
  write: 'approval.verb.write',
  destroy: 'approval.verb.destroy',
  execute: 'approval.verb.execute',
  network: 'approval.verb.network',
  send: 'approval.verb.send',
};

/** The word for what a tool may do. */
export function verbWord(verb: Verb): MessageCode {
  return WORDS[verb];
}
