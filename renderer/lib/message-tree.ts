import type { Message } from '#contract/chat/message.ts';
import { modelKey } from './model-ref.ts';

type Tree = ReadonlyMap<string, Message>;

/** The branch that ends at `leaf`, from its beginning. */
export function branchTo(messages: Tree, leaf: string | null): Message[] {
  const branch: Message[] = [];
  const seen = new Set<string>();
  for (let at = leaf; at !== null && !seen.has(at);) {
    seen.add(at);
    const message = messages.get(at);
    if (!message) break;
    branch.push(message);
    at = message.parent;
  }
  return branch.toReversed();
}

/** The branches that part at each message, itself among them, oldest first: by the id of the message. */
export function forksOf(messages: Tree): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string | null, Message[]>();
  for (const message of messages.values()) {
    const siblings = children.get(message.parent);
    if (siblings) siblings.push(message);
    else children.set(message.parent, [message]);
  }
  const forks = new Map<string, readonly string[]>();
  for (const siblings of children.values()) {
    if (siblings.length < 2) continue;
    const ids = siblings.toSorted((one, other) => one.createdAt - other.createdAt).map(({ id }) => id);
    for (const id of ids) forks.set(id, ids);
  }
  return forks;
}

/**
 * The answers of several models to the same, oldest first, when `end` is one of them and none of them was gone on with.
 * None: there is nothing to compare.
 */
export function answersBeside(messages: Tree, end: string | undefined): Message[] {
  const last = messages.get(end ?? '');
  if (last?.role !== 'assistant') return [];
  const answers = [...messages.values()].filter(({ parent }) => parent === last.parent);
  const models = new Set(answers.map(({ model }) => model && modelKey(model)));
  if (models.size < 2) return [];
  const ids = new Set<string | null>(answers.map(({ id }) => id));
  for (const { parent } of messages.values()) if (ids.has(parent)) return [];
  return answers.toSorted((before, after) => before.createdAt - after.createdAt);
}

/** What a message says as plain text: without tools, files and what Patchbay remarks. */
export function plainTextOf({ parts }: Message): string {
  return parts
    .flatMap((part) => (part.type === 'text' ? part.text : []))
    .join('\n\n')
    .trim();
}
