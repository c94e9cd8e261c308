import type { Workspace } from '#contract/workspace.ts';
import type { AskDraft } from '#renderer/lib/expert-question.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { changeAsk } from '#renderer/stores/chat-experts.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Select } from '#renderer/ui/input.tsx';

/** Whether what is remembered of a workspace and of the servers above goes along, and of which workspace. */
export function Remembered({
  draft: { memory, workspace },
  workspaces,
}: {
  draft: Pick<AskDraft, 'memory' | 'workspace'>;
  workspaces: readonly Workspace[];
}) {
  return (
    <div className="flex flex-col gap-1.5">
      <Checkbox
        label={t('memory.along')}
        note={t('experts.memoryHelp')}
        checked={memory}
        onChange={(on) => changeAsk({ memory: on })}
      />
      {memory && workspaces.length > 1 && (
        <div className="pl-6">
          <Select
            aria-label={t('experts.workspace')}
            value={workspace || workspaces[0]?.id}
            onChange={({ target }) => changeAsk({ workspace: target.value })}
          >
            {workspaces.map(({ id, name }) => (
              <option key={id} value={id}>
                {visibleText(name)}
              </option>
            ))}
          </Select>
        </div>
      )}
    </div>
  );
}
