import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import type { Opened } from './opened.ts';
import { keyOf } from './opened.ts';
import { AddAction, Part, Rows } from './part.tsx';
import { WorkspaceRow } from './workspace-row.tsx';

const NEW: Opened = { kind: 'workspace' };

/** The places that servers work in; the default one stands first. */
export function WorkspacesPart({
  open,
  onOpen,
}: {
  open: string | undefined;
  onOpen: (opened: Opened | undefined) => void;
}) {
  const workspaces = useEngine((engine) => engine.mirror?.workspaces) ?? [];
  const toggle = (opened: Opened) => onOpen(open === keyOf(opened) ? undefined : opened);
  return (
    <Part
      id="workspaces"
      title={t('settings.workspaces')}
      note={t('settings.workspacesNote')}
      action={
        <AddAction word={t('settings.addWorkspace')} open={open === keyOf(NEW)} onPress={() => toggle(NEW)} />
      }
    >
      <Rows label={t('settings.workspaces')}>
        {workspaces.map((workspace, at) => {
          const opened: Opened = { kind: 'workspace', id: workspace.id };
          return (
            <WorkspaceRow
              key={workspace.id}
              workspace={workspace}
              isDefault={at === 0}
              open={open === keyOf(opened)}
              onOpen={() => toggle(opened)}
            />
          );
        })}
      </Rows>
    </Part>
  );
}
