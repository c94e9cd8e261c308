import { useState } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { isOn } from './server-look.ts';
import { ServerInspector } from './server-inspector.tsx';
import { ServerTable } from './server-table.tsx';
import { WorkspaceQuestion } from './workspace-question.tsx';

/** Every server with its live state; one of them opened in the inspector. */
export function ServersScreen() {
  const servers = useEngine((state) => state.mirror?.servers);
  const [open, setOpen] = useState<string>();
  const opened = servers?.find((view) => view.server.id === open);
  const running = servers?.filter((view) => isOn(view.state.state)).length ?? 0;
  return (
    <>
      <Split
        open={opened && open}
        onClose={() => setOpen(undefined)}
        inspector={opened && <ServerInspector key={open} view={opened} onClose={() => setOpen(undefined)} />}
      >
        <ScreenTitle title={t('shell.servers')}>
          {servers && (
            <p className="text-note text-ink-2">{t('servers.running', { running, all: servers.length })}</p>
          )}
        </ScreenTitle>
        {servers?.length === 0 ? (
          <EmptyState text={t('servers.none')} />
        ) : (
          <ServerTable servers={servers ?? []} open={open} onOpen={setOpen} />
        )}
      </Split>
      <WorkspaceQuestion />
    </>
  );
}
