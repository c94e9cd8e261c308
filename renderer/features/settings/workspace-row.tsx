import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { Text } from '#contract/text.ts';
import type { Workspace } from '#contract/workspace.ts';
import { wordList } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { showMemory } from '#renderer/stores/chat-memory.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { agreeToWorkspace, removeWorkspace } from '#renderer/stores/workspaces.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Confirm } from './confirm.tsx';
import { SettingRow } from './setting-row.tsx';

/** A workspace, its folders, and which servers it was given to. */
export function WorkspaceRow({
  workspace: { id, name, folders, ready },
  isDefault,
  open,
  onOpen,
}: {
  workspace: Workspace;
  isDefault: boolean;
  open: boolean;
  onOpen: () => void;
}) {
  const [asking, ask] = useState(false);
  const [problem, setProblem] = useState<Text>();
  const users = useEngine(
    useShallow(({ mirror }) =>
      (mirror?.servers ?? [])
        .filter(({ server }) => server.workspace === id)
        .map(({ server }) => server.title),
    ),
  );
  return (
    <>
      <SettingRow
        name={name}
        mark={isDefault ? t('settings.default') : undefined}
        open={open}
        onOpen={onOpen}
        notes={
          <>
            {folders.map((folder) => (
              <p key={folder} className="font-mono break-all">
                {folder}
              </p>
            ))}
            {users.length > 0 && <p>{t('settings.workspaceOf', { servers: wordList(users) })}</p>}
            {!ready && <p>{t('settings.notAgreed')}</p>}
            {problem && <p className="text-failed">{tell(problem)}</p>}
          </>
        }
        action={
          <>
            {!ready && (
              <Button onClick={() => void agreeToWorkspace(id).then(setProblem)}>
                {t('settings.agree')}
              </Button>
            )}
            <Button
              kind="quiet"
              aria-label={t('memory.ofPlace', { name })}
              onClick={() => showMemory({ of: 'workspace', workspace: id })}
            >
              {t('memory.of')}
            </Button>
            {!isDefault && (
              <Button kind="quiet" aria-label={t('settings.removeThis', { name })} onClick={() => ask(true)}>
                {t('settings.remove')}
              </Button>
            )}
          </>
        }
      />
      {asking && (
        <Confirm
          title={t('settings.removeWorkspace', { name })}
          text={t('settings.removeWorkspaceText')}
          act={() => removeWorkspace(id)}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
