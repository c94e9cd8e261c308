import { Plus } from 'lucide-react';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { Opened } from './opened.ts';
import { keyOf } from './opened.ts';
import { Part, Rows } from './part.tsx';
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
      title={t('settings.workspaces')}
      note={t('settings.workspacesNote')}
      action={
        <Button
          kind="quiet"
          data-row
          aria-expanded={open === keyOf(NEW)}
          className="pl-2"
          onClick={() => toggle(NEW)}
        >
          <Plus size={14} aria-hidden />
          {t('settings.addWorkspace')}
        </Button>
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
