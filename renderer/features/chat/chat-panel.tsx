import { useId, useState } from 'react';
import type { ConversationView, TurnLimits } from '#contract/chat/conversation.ts';
import { t } from '#renderer/lib/messages.ts';
import { limitsOf } from '#renderer/lib/turn-limits.ts';
import { useContext } from '#renderer/stores/chat-context.ts';
import { changeConversation } from '#renderer/stores/chat.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Field } from '#renderer/ui/field.tsx';
import { TextArea, TextInput } from '#renderer/ui/input.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { ContextTable } from './context-meter.tsx';
import { MemoryChoice } from './memory/memory-choice.tsx';
import { ToolChoice } from './tool-choice.tsx';
import { WorkspaceChoice } from './workspace-choice.tsx';

/** What holds for one conversation. A change holds from the next turn on, as soon as its field is left. */
export function ChatPanel({
  conversation,
  onClose,
}: {
  conversation: ConversationView;
  onClose: () => void;
}) {
  const meter = useContext(conversation);
  const workspaces = useEngine(({ mirror }) => mirror?.workspaces);
  return (
    <Inspector
      title={t('chat.panel')}
      note={t('chat.panelNote')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
    >
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto border-t border-hairline p-4">
        <System conversation={conversation} />
        <Section title={t('chat.toolsOffered')}>
          <ToolChoice conversation={conversation} />
        </Section>
        <WorkspaceChoice conversation={conversation} workspaces={workspaces ?? []} />
        <Section title={t('experts.memory')}>
          <MemoryChoice conversation={conversation} meter={meter} />
        </Section>
        <Section title={t('chat.limits')}>
          <Limits conversation={conversation} />
        </Section>
        {meter && (
          <Section title={t('chat.contextTitle')}>
            <ContextTable meter={meter} />
          </Section>
        )}
      </div>
    </Inspector>
  );
}

function System({ conversation: { id, system } }: { conversation: ConversationView }) {
  const field = useId();
  const [text, setText] = useState(system);
  return (
    <Field id={field} label={t('chat.system')} prose help={t('chat.systemHelp')}>
      {(marks) => (
        <TextArea
          {...marks}
          rows={5}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => text !== system && void changeConversation(id, { system: text })}
        />
      )}
    </Field>
  );
}

const LIMITS = ['steps', 'calls', 'tokens', 'usd'] as const;

function Limits({ conversation: { id, limits } }: { conversation: ConversationView }) {
  const field = useId();
  const [typed, setTyped] = useState<Record<keyof TurnLimits, string>>({
    steps: String(limits.steps),
    calls: String(limits.calls),
    tokens: String(limits.tokens),
    usd: String(limits.usd ?? ''),
  });
  const { limits: next, wrong } = limitsOf(typed);

  function keep() {
    if (next && JSON.stringify(next) !== JSON.stringify(limits))
      void changeConversation(id, { limits: next });
  }

  return (
    <div className="grid grid-cols-2 gap-3">
      {LIMITS.map((name) => (
        <Field
          key={name}
          id={`${field}-${name}`}
          label={t(`chat.limit.${name}`)}
          prose
          {...(wrong.includes(name) && { problem: t('chat.limitWrong') })}
        >
          {(marks) => (
            <TextInput
              {...marks}
              inputMode="decimal"
              value={typed[name]}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              onBlur={keep}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
