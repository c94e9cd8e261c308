import { useMemo, useState } from 'react';
import type { ProtocolMessage } from '#contract/protocol-message.ts';
import { exactTime } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useProtocol } from '#renderer/stores/protocol.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LogFilterBar, LogFoot } from './log-bars.tsx';
import { needleOf } from './log-filter.ts';
import { MessageRow } from './message-row.tsx';
import { Stream } from './stream.tsx';

const ROW = 24;
const keyOf = ({ seq }: ProtocolMessage) => seq;

/** What went over the wire between Patchbay and a server. */
export function ProtocolLog({ server }: { server: string }) {
  const [follow, setFollow] = useState(true);
  const { messages, problem } = useProtocol(server, follow);
  const [typed, type] = useState('');
  const [wrap, setWrap] = useState(true);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const needle = useMemo(() => (typed === '' ? undefined : needleOf(typed)), [typed]);
  const shown = useMemo(
    () => (needle ? messages.filter(({ text }) => needle.in(text)) : messages),
    [messages, needle],
  );

  function toggle({ seq }: ProtocolMessage) {
    const next = new Set(open);
    if (!next.delete(seq)) {
      next.add(seq);
      // Whoever reads one does not want to be taken to the next.
      setFollow(false);
    }
    setOpen(next);
  }

  const complaint = problem && (
    <div className="px-4 pb-2">
      <Callout title={tell(problem)} />
    </div>
  );
  if (messages.length === 0) return complaint ?? <EmptyState text={t('log.noMessages')} />;
  return (
    <>
      <LogFilterBar typed={typed} onType={type} wrap={wrap} onWrap={setWrap} />
      {complaint}
      {shown.length === 0 ? (
        <EmptyState text={t('log.noMatch', { query: typed })} />
      ) : (
        <Stream
          label={t('log.protocol')}
          items={shown}
          keyOf={keyOf}
          height={ROW}
          wrap={wrap}
          follow={follow}
          onFollow={setFollow}
        >
          {(message) => (
            <MessageRow
              message={message}
              needle={needle}
              wrap={wrap}
              open={open.has(message.seq)}
              onToggle={() => toggle(message)}
            />
          )}
        </Stream>
      )}
      <LogFoot
        counted="log.messages"
        shown={shown.length}
        all={messages.length}
        fresh={0}
        follow={follow}
        onFollow={setFollow}
        textOf={(what) => (what === 'all' ? messages : shown).map(asText).join('\n')}
      />
    </>
  );
}

function asText({ at, direction, text }: ProtocolMessage): string {
  return `${exactTime(at)} ${direction} ${text}`;
}
