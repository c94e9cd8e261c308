import type { Message } from '#contract/chat/message.ts';

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

/** What a message says as plain text: without tools, files and what Patchbay remarks. */
export function plainTextOf({ parts }: Message): string {
  return parts
    .flatMap((part) => (part.type === 'text' ? part.text : []))
    .join('\n\n')
    .trim();
}
