import { useEffect, useState } from 'react';
import type { ContextMeter, ConversationView } from '#contract/chat/conversation.ts';
import { request } from '#renderer/lib/client.ts';
import { useMemory } from './chat-memory.ts';
import { useListing } from './offers.ts';

const SETTLE_MS = 300;

/** What the next turn would put into the model's context; measured again when something of it changes. */
export function useContext(conversation: ConversationView): ContextMeter | undefined {
  const { id, running, leaf, model, tools, system, memory, workspace } = conversation;
  const [meter, setMeter] = useState<{ of: string; at: string; meter: ContextMeter }>();
  const offered = useListing(undefined);
  const changes = useMemory((state) => state.changes);
  const key = JSON.stringify([leaf, model, tools, system, memory, workspace, offered, changes]);
  useEffect(() => {
    if (running) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      request('conversation.context', { conversation: id }).then(
        (next) => current && setMeter({ of: id, at: key, meter: next }),
        () => undefined,
      );
    }, SETTLE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [id, running, key]);
  return meter?.of === id ? meter.meter : undefined;
}
