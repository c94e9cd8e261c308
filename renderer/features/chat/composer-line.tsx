import { useMemo } from 'react';
import type { ConversationView } from '#contract/chat/conversation.ts';
import { t } from '#renderer/lib/messages.ts';
import { dollars } from '#renderer/lib/money.ts';
import { useContext } from '#renderer/stores/chat-context.ts';
import { useDraft } from '#renderer/stores/chat-drafts.ts';
import { useChat } from '#renderer/stores/chat.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CompareButton } from './compare-button.tsx';
import { CompareModels } from './compare-models.tsx';
import { ContextLine } from './context-meter.tsx';
import { ModelSelect } from './model-select.tsx';

/** Model or models, tools, context and cost of a conversation in one line; it opens what can be set. */
export function ComposerLine({
  conversation,
  onPanel,
}: {
  conversation: ConversationView;
  onPanel: () => void;
}) {
  const meter = useContext(conversation);
  const messages = useChat((chat) => chat.messages);
  // Of every branch: what an answer cost that was not gone on with was paid too.
  const usd = useMemo(() => [...messages.values()].reduce((sum, one) => sum + (one.usd ?? 0), 0), [messages]);
  const { rivals } = useDraft(conversation.id);
  const { tools } = conversation;
  const count = meter?.byServer.reduce((sum, one) => sum + one.tools, 0);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-note text-ink-2">
      {rivals ? (
        <CompareModels conversation={conversation.id} rivals={rivals} />
      ) : (
        <ModelSelect conversation={conversation} />
      )}
      <CompareButton conversation={conversation} />
      <Button kind="quiet" onClick={onPanel} className="-mx-2 px-2 text-note font-normal">
        {tools.mode === 'none' || count === undefined
          ? t(`chat.tools.${tools.mode}`)
          : t('chat.toolCount', { count })}
      </Button>
      {meter && <ContextLine meter={meter} />}
      {usd > 0 && <span className="ml-auto tabular-nums">{t('chat.cost', { usd: dollars(usd) })}</span>}
    </div>
  );
}
