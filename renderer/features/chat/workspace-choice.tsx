import type { ConversationView } from '#contract/chat/conversation.ts';
import type { Workspace } from '#contract/workspace.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { changeConversation } from '#renderer/stores/chat.ts';
import { Select } from '#renderer/ui/input.tsx';
import { Section } from '#renderer/ui/section.tsx';

/** In which workspace a conversation works; nothing where there is nothing to choose. */
export function WorkspaceChoice({
  conversation: { id, workspace },
  workspaces,
}: {
  conversation: ConversationView;
  workspaces: readonly Workspace[];
}) {
  const isGone = workspaces.every((one) => one.id !== workspace);
  if (workspaces.length < 2 && !isGone) return null;
  return (
    <Section title={t('settings.workspace')}>
      <Select
        aria-label={t('settings.workspace')}
        value={workspace}
        onChange={({ target }) => void changeConversation(id, { workspace: target.value })}
      >
        {isGone && <option value={workspace}>{t('chat.workspaceGone')}</option>}
        {workspaces.map((one) => (
          <option key={one.id} value={one.id}>
            {visibleText(one.name)}
          </option>
        ))}
      </Select>
      <p className="mt-1.5 text-note text-ink-2">{t('chat.workspaceHelp')}</p>
    </Section>
  );
}
