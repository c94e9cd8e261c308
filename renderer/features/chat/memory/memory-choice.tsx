import type { ContextMeter, ConversationView } from '#contract/chat/conversation.ts';
import { t } from '#renderer/lib/messages.ts';
import { changeConversation } from '#renderer/stores/chat.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { UsedEntries } from './used-entries.tsx';

/** Whether what is remembered goes along with this conversation, and what that would be. */
export function MemoryChoice({
  conversation: { id, memory },
  meter,
}: {
  conversation: ConversationView;
  meter: ContextMeter | undefined;
}) {
  return (
    <div className="flex flex-col gap-2">
      <Checkbox
        label={t('memory.along')}
        note={t('memory.alongHelp')}
        checked={memory}
        onChange={(on) => void changeConversation(id, { memory: on })}
      />
      {memory && meter && meter.entries.length === 0 && (
        <p className="text-note text-ink-2">{t('memory.alongNone')}</p>
      )}
      {memory && meter && <UsedEntries entries={meter.entries} />}
    </div>
  );
}
