import type { Message } from '#contract/chat/message.ts';

/** Messages by their id, in the order they were made. */
export type Tree = ReadonlyMap<string, Message>;

export function treeOf(messages: readonly Message[]): Tree {
  return new Map(messages.map((message) => [message.id, message]));
}

/** From the beginning to this message. A parent that is not there ends it. */
export function branchTo(tree: Tree, leaf: string | null): Message[] {
  const branch: Message[] = [];
  for (let id = leaf; id !== null && branch.length <= tree.size;) {
    const message = tree.get(id);
    if (message === undefined) break;
    branch.push(message);
    id = message.parent;
  }
  return branch.toReversed();
}

/** The newest end below this message. */
export function endBelow(tree: Tree, id: string): string {
  const newest = new Map<string, string>();
  for (const { id: child, parent } of tree.values()) if (parent !== null) newest.set(parent, child);
  let end = id;
  for (let next = newest.get(end); next !== undefined; next = newest.get(end)) end = next;
  return end;
}
