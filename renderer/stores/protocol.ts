import { useEffect, useState } from 'react';
import type { ServerId } from '#contract/ids.ts';
import type { ProtocolMessage } from '#contract/protocol-message.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';

const EVERY_MS = 500;
const KEPT = 2000;

interface Protocol {
  messages: readonly ProtocolMessage[];
  problem?: Text;
}

/** The last messages of a server's session; while `live`, asked for again and again. */
export function useProtocol(server: ServerId, live: boolean): Protocol {
  const [protocol, setProtocol] = useState<Protocol>({ messages: [] });
  const last = protocol.messages.at(-1)?.seq;
  const [beats, setBeats] = useState(0);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = () => {
      if (current && live) timer = setTimeout(() => setBeats((count) => count + 1), EVERY_MS);
    };
    // Nobody looks at a hidden window.
    if (document.hidden) again();
    else
      request('server.protocol', { server, limit: KEPT, ...(last !== undefined && { after: last }) }).then(
        (fresh) => {
          if (!current) return;
          setProtocol((now) => withMessages(now, fresh));
          again();
        },
        (error: unknown) => {
          if (!current) return;
          setProtocol(({ messages }) => ({ messages, problem: reasonOf(error) }));
          again();
        },
      );
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `last` changes with every answer; the next beat reads it
  }, [server, live, beats]);
  return protocol;
}

/** The same when there is nothing new. */
function withMessages(now: Protocol, fresh: readonly ProtocolMessage[]): Protocol {
  const last = now.messages.at(-1)?.seq ?? -1;
  const added = fresh.filter(({ seq }) => seq > last);
  if (added.length === 0) return now.problem ? { messages: now.messages } : now;
  return { messages: [...now.messages, ...added].slice(-KEPT) };
}
