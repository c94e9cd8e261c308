import { withRefusals } from '../chat-refusals.ts';
import type { Handlers } from '../dispatch.ts';
import type { Chat } from '#main/chat/chat.ts';
import type { Experts } from '#main/chat/experts/experts.ts';
import type { Memory } from '#main/chat/memory/memory.ts';

type Served = Pick<
  Handlers,
  | 'expert.ask'
  | 'expert.list'
  | 'expert.get'
  | 'expert.stop'
  | 'expert.answer'
  | 'expert.skip'
  | 'expert.remove'
  | 'expert.act'
  | 'memory.list'
  | 'memory.get'
  | 'memory.set'
  | 'memory.search'
  | 'memory.forget'
  | 'memory.clear'
>;

/** Circles of experts, and what servers and workspaces remember. */
export function expertHandlers({
  chat,
  experts,
  memory,
}: {
  chat: Pick<Chat, 'originOf'>;
  experts: Experts;
  memory: Memory;
}): Served {
  return {
    'expert.ask': (question) => withRefusals(() => experts.ask(question)),
    'expert.list': ({ limit }) => experts.list(limit),
    'expert.get': ({ round }) => withRefusals(() => experts.get(round)),
    'expert.stop': async ({ round }) => ({ stopped: await experts.stop(round) }),
    'expert.answer': ({ round, reply }) => withRefusals(() => experts.answer(round, reply)),
    'expert.skip': ({ round }) => ({ skipped: experts.skip(round) }),
    'expert.remove': ({ round }) => withRefusals(() => ({ removed: experts.remove(round) })),
    'expert.act': ({ round, actions }) => withRefusals(() => experts.act(round, actions)),
    'memory.list': ({ place }) => withRefusals(() => memory.list(place)),
    'memory.get': ({ id }) => withRefusals(() => memory.get(id)),
    'memory.set': ({ entry, from }) => withRefusals(() => memory.set(entry, from && chat.originOf(from))),
    'memory.search': ({ text, place }) => withRefusals(() => memory.search(text, place)),
    'memory.forget': ({ id }) => withRefusals(async () => ({ forgotten: await memory.forget(id) })),
    'memory.clear': ({ place }) => withRefusals(async () => ({ forgotten: await memory.clear(place) })),
  };
}
