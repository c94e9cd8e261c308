import type { ConversationView } from '#contract/chat/conversation.ts';
import { t } from '#renderer/lib/messages.ts';
import { changeConversation } from '#renderer/stores/chat.ts';
import { ModelPick } from './model-pick.tsx';

/** Which model answers next. */
export function ModelSelect({ conversation }: { conversation: ConversationView }) {
  return (
    <ModelPick
      label={t('chat.model')}
      value={conversation.model}
      onChange={(model) => void changeConversation(conversation.id, { model })}
      disabled={conversation.running}
      className={QUIET_PICK}
    />
  );
}

export const QUIET_PICK = 'w-auto! max-w-60 min-w-0 border-transparent! bg-transparent! text-note';
