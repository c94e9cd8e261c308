import { PanelLeft, SlidersHorizontal } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t, tell } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { followProviders, useProviders } from '#renderer/stores/chat-providers.ts';
import { followChat, forgetSaid, useChat } from '#renderer/stores/chat.ts';
import { conversationRemoval } from '#renderer/stores/chat-removal.ts';
import { showPanel, useChatView } from '#renderer/stores/chat-view.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { readMarkdown } from '#renderer/ui/result/prose.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { ChatPanel } from './chat-panel.tsx';
import { Composer } from './composer.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import { ExpertsView } from './experts/experts-view.tsx';
import { MemoryView } from './memory/memory-view.tsx';
import { MessageLog } from './message-log.tsx';
import { NoConversation } from './no-conversation.tsx';
import { NoProvider } from './no-provider.tsx';

/** Conversations with models, rounds of experts, or what is remembered. */
export function ChatScreen() {
  const view = useChatView((chat) => chat.view);
  useEffect(followProviders, []);
  if (view === 'memory') return <MemoryView />;
  return view === 'experts' ? <ExpertsView /> : <Conversations />;
}

/** Conversations with models on the left, the open one in a quiet column, what holds for it in the inspector. */
function Conversations() {
  const { list, open, listed, problem, said } = useChat(useShallow(({ messages: _many, ...rest }) => rest));
  const providers = useProviders(({ items }) => items);
  const panel = useChatView((chat) => chat.panel);
  const [pane, setPane] = useState(false);
  useEffect(followChat, []);
  useEffect(() => {
    const asked = requestIdleCallback(() => void readMarkdown());
    return () => cancelIdleCallback(asked);
  }, []);
  useEffect(() => conversationRemoval.settle, []);
  const conversation = list.find(({ id }) => id === open);
  const shown = panel && conversation ? conversation : undefined;
  const none = providers?.length === 0;

  return (
    <Split
      open={shown && `panel ${shown.id}`}
      onClose={() => showPanel(false)}
      inspector={shown && <ChatPanel key={shown.id} conversation={shown} onClose={() => showPanel(false)} />}
    >
      <div className="flex min-h-0 flex-1">
        <ConversationPane wide={pane} onLeave={() => setPane(false)} />
        <div
          className={pane ? 'flex min-w-0 flex-1 flex-col max-roomy:hidden' : 'flex min-w-0 flex-1 flex-col'}
        >
          <ScreenTitle
            long
            title={conversation ? visibleText(conversation.title) || t('chat.untitled') : t('shell.chat')}
          >
            <span className="hidden max-roomy:block">
              <IconButton label={t('chat.showList')} onClick={() => setPane(true)}>
                <PanelLeft size={16} aria-hidden />
              </IconButton>
            </span>
            {conversation && (
              <IconButton
                label={t('chat.panel')}
                data-row
                aria-expanded={panel}
                onClick={() => showPanel(!panel)}
              >
                <SlidersHorizontal size={16} aria-hidden />
              </IconButton>
            )}
          </ScreenTitle>
          {problem && (
            <div className="mx-auto w-full max-w-190 px-5 pb-2">
              <Callout title={tell(problem)}>
                <Button kind="quiet" className="-ml-3" onClick={forgetSaid}>
                  {t('servers.dismiss')}
                </Button>
              </Callout>
            </div>
          )}
          {said && (
            <output className="mx-auto flex w-full max-w-190 items-center gap-2 px-5 pb-2 text-note text-ink-2">
              <span className="min-w-0 flex-1 break-words">{tell(said)}</span>
              <Button kind="quiet" onClick={forgetSaid}>
                {t('servers.dismiss')}
              </Button>
            </output>
          )}
          {conversation && <MessageLog key={conversation.id} conversation={conversation} />}
          {none && <NoProvider below={conversation !== undefined} />}
          {!none && conversation && (
            <Composer
              key={`write ${conversation.id}`}
              conversation={conversation}
              onPanel={() => showPanel(!panel)}
            />
          )}
          {!none && !conversation && listed && providers && <NoConversation />}
        </div>
      </div>
    </Split>
  );
}
