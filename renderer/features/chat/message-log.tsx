import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { startTransition, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ConversationView } from '#contract/chat/conversation.ts';
import type { Message } from '#contract/chat/message.ts';
import { answersBeside, branchTo, forksOf } from '#renderer/lib/message-tree.ts';
import { t } from '#renderer/lib/messages.ts';
import { useFitting } from '#renderer/lib/use-fitting.ts';
import { useChat } from '#renderer/stores/chat.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ComparedAnswers } from './compared-answers.tsx';
import { MessageRow } from './message-row.tsx';
import { SpokenAnswer } from './spoken-answer.tsx';

/** What a message without text takes, and so many px for each letter of it. */
const GUESS = 80;
const GUESS_OF_LETTER = 0.35;
const PADDING = 16;
/** Of the window's height, what stands above and below the messages. */
const AROUND = 180;
/** Messages that are drawn out of sight, on either side. */
const BEYOND = 2;
/** So near to the end one reads along. */
const NEAR = 80;
/** Answers stand beside each other where each has this much. */
const COLUMN = 230;
const WIDEST_COLUMN = 480;

/** The branch that is shown, of which only what is in sight is drawn. Who reads its end goes along with it. */
export function MessageLog({ conversation }: { conversation: ConversationView }) {
  const loaded = useChat((chat) => chat.loaded);
  // Drawn piece by piece, so that typing and scrolling come first.
  const messages = useDeferredValue(useChat((chat) => chat.messages));
  // A leaf may be told of before its message is here: until then the branch stays as it was.
  const [leaf, setLeaf] = useState<string | null>(null);
  const next = conversation.leaf;
  if (next !== leaf && (next === null || messages.has(next))) setLeaf(next);
  const branch = useMemo(() => branchTo(messages, leaf), [messages, leaf]);
  if (branch.length > 0) return <Branch conversation={conversation} messages={messages} branch={branch} />;
  return loaded && conversation.leaf === null ? (
    <EmptyState text={t('chat.blank')} />
  ) : (
    <div className="flex-1" />
  );
}

function Branch({
  conversation,
  messages,
  branch,
}: {
  conversation: ConversationView;
  messages: ReadonlyMap<string, Message>;
  branch: readonly Message[];
}) {
  const found = useChat((chat) => chat.found);
  const box = useRef<HTMLDivElement>(null);
  const last = branch.at(-1);
  const fitting = useFitting(box, COLUMN);
  const beside = useMemo(() => answersBeside(messages, last?.id), [messages, last?.id]);
  const answers = beside.length <= fitting ? beside : [];
  const ids = branch.map(({ id }) => id).join(' ');
  // Which of them goes on does not move answers that stand beside each other.
  const places = useMemo(() => {
    const all = ids.split(' ');
    return answers.length > 0 ? [...all.slice(0, -1), `to ${all.at(-2)}`] : all;
  }, [ids, answers.length]);
  // Only who is there decides where branches part, not what they say.
  // oxlint-disable-next-line react/exhaustive-deps -- as said
  const forks = useMemo(() => forksOf(messages), [messages.size, ids]);
  const at = found === undefined ? -1 : branch.findIndex(({ id }) => id === found);
  // What is in sight comes first, and its neighbours in a task of their own.
  const [beyond, setBeyond] = useState(0);
  useEffect(() => startTransition(() => setBeyond(BEYOND)), []);
  const virtual = useVirtualizer({
    count: branch.length,
    getScrollElement: () => box.current,
    // Guessed, so that the first drawing, which can be interrupted, has the right messages: once the place is
    // measured they would be drawn all at once.
    initialRect: { width: 0, height: Math.max(0, window.innerHeight - AROUND) },
    initialOffset: () => startOf(branch, at),
    estimateSize: (at) => guessOf(branch[at]),
    // A new function only with other rows: all places are measured again whenever it changes.
    getItemKey: useCallback((at: number) => places[at] ?? at, [places]),
    overscan: beyond,
    paddingStart: PADDING,
    paddingEnd: 24,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: NEAR,
    useFlushSync: false,
  });

  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'center' });
    else virtual.scrollToEnd();
    // oxlint-disable-next-line react/exhaustive-deps -- where the branch, or what was found in it, appears
  }, [at]);

  return (
    <div className="relative flex min-h-0 flex-1">
      <div
        ref={box}
        role="log"
        // What comes is told when it is whole, not letter by letter.
        aria-live="off"
        aria-label={t('chat.messages')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
        tabIndex={0}
        className="@container min-h-0 flex-1 overflow-y-auto px-5 -outline-offset-2 [scrollbar-gutter:stable_both-edges]"
      >
        <div className="relative mx-auto max-w-180" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => {
            const message = branch[index];
            if (!message) return null;
            const compared = answers.length > 0 && message === last;
            const row = {
              place: index + 1,
              of: branch.length,
              free: !conversation.running,
            };
            return (
              <div
                key={String(key)}
                ref={virtual.measureElement}
                data-index={index}
                className="absolute top-0 left-1/2 w-full pb-5 contain-layout contain-style"
                style={{
                  transform: `translate(-50%, ${start}px)`,
                  ...(compared && { width: `min(100cqw, ${answers.length * WIDEST_COLUMN}px)` }),
                }}
              >
                {compared ? (
                  <ComparedAnswers {...row} answers={answers} leaf={message.id} found={found} />
                ) : (
                  <MessageRow
                    {...row}
                    message={message}
                    forks={forks.get(message.id)}
                    found={message.id === found}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
      {!virtual.isAtEnd(NEAR) && (
        <IconButton
          label={t('chat.toEnd')}
          onClick={() => virtual.scrollToEnd()}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 bg-raised shadow-float"
        >
          <ArrowDown size={14} aria-hidden />
        </IconButton>
      )}
      {(answers.length > 0 ? answers : branch.slice(-1)).map((message) => (
        <SpokenAnswer key={message.id} message={message} />
      ))}
    </div>
  );
}

/** Near enough that few rows are drawn in vain before they are measured. */
function guessOf(message: Message | undefined): number {
  const letters = message?.parts.reduce(
    (sum, part) => sum + (part.type === 'text' ? part.text.length : 0),
    0,
  );
  return GUESS + (letters ?? 0) * GUESS_OF_LETTER;
}

/** About where the window stands over the messages when `at` is in its middle; at their end without one. */
function startOf(branch: readonly Message[], at: number): number {
  const before = at < 0 ? branch : branch.slice(0, at);
  const start = before.reduce((sum, message) => sum + guessOf(message), PADDING);
  return at < 0 ? start : Math.max(0, start - window.innerHeight / 2);
}
