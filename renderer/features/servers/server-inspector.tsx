import { useEffect, useState } from 'react';
import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { openLog } from '#renderer/stores/servers.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { LogTab } from './log-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { stateLook } from './server-look.ts';
import { SettingsTab } from './settings-tab.tsx';
import { Since } from './since.tsx';
import { ToolsTab } from './tools-tab.tsx';
import { useShown } from './use-shown.ts';

type TabId = 'overview' | 'tools' | 'log' | 'settings';

export function ServerInspector({
  view,
  onClose,
  onSelect,
}: {
  view: ServerView;
  onClose: () => void;
  onSelect: (server: string) => void;
}) {
  const { id, title } = view.server;
  const [tab, setTab] = useState<TabId>(view.state.state === 'ready' ? 'tools' : 'overview');
  const state = useShown(view);
  const look = stateLook(state);
  const kept = useEngine((engine) => engine.mirror?.logs.has(id));
  // A new snapshot keeps no logs: then it is opened again.
  useEffect(() => {
    if (!kept) void openLog(id);
  }, [id, kept]);
  return (
    <Inspector
      title={title}
      closeLabel={t('inspector.close')}
      onClose={onClose}
      note={
        <>
          <Glyph shape={look.shape} tone={look.tone} />
          <span>{t(state === 'asking' ? 'servers.askingLong' : look.word)}</span>
          {state !== 'asking' && <Since at={view.state.since} />}
        </>
      }
    >
      <Tabs
        label={title}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            id: 'overview',
            label: t('servers.overview'),
            panel: <OverviewTab view={view} state={state} onLog={() => setTab('log')} />,
          },
          { id: 'tools', label: t('servers.tools'), count: view.tools, panel: <ToolsTab view={view} /> },
          { id: 'log', label: t('servers.log'), panel: <LogTab server={id} /> },
          ...(view.server.source === 'bundled'
            ? []
            : [
                {
                  id: 'settings' as const,
                  label: t('servers.settings'),
                  panel: <SettingsTab view={view} onSelect={onSelect} />,
                },
              ]),
        ]}
      />
    </Inspector>
  );
}
