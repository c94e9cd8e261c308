import type { ConversationView } from '#contract/chat/conversation.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useProviders } from '#renderer/stores/chat-providers.ts';
import { changeConversation } from '#renderer/stores/chat.ts';
import { Select } from '#renderer/ui/input.tsx';

const BETWEEN = '\n';

/** Which model answers next, under the providers they come from. */
export function ModelSelect({ conversation }: { conversation: ConversationView }) {
  const { items = [], models } = useProviders();
  const { model } = conversation;
  const value = model ? model.provider + BETWEEN + model.model : '';
  const known = models[model?.provider ?? '']?.models.some(({ id }) => id === model?.model) === true;
  const problem = models[model?.provider ?? '']?.problem;
  return (
    <Select
      aria-label={t('chat.model')}
      title={problem && tell(problem)}
      value={value}
      aria-disabled={conversation.running}
      onChange={({ target }) => {
        const [provider = '', ...rest] = target.value.split(BETWEEN);
        if (provider !== '' && !conversation.running)
          void changeConversation(conversation.id, { model: { provider, model: rest.join(BETWEEN) } });
      }}
      className="w-auto! max-w-60 min-w-0 border-transparent! bg-transparent! text-note"
    >
      {!model && <option value="">{t('chat.chooseModel')}</option>}
      {model && !known && <option value={value}>{model.model}</option>}
      {items.map(({ id, name }) => (
        <optgroup key={id} label={name}>
          {models[id]?.models.map((one) => (
            <option key={one.id} value={id + BETWEEN + one.id}>
              {one.label ?? one.id}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}
