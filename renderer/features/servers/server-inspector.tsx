import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { openLog } from '#renderer/stores/servers.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { LogTab } from './log/log-tab.tsx';
import { OverviewTab } from './overview-tab.tsx';
import { stateLook } from '#renderer/lib/server-look.ts';
import { SettingsTab } from './settings-tab.tsx';
import { Since } from './since.tsx';
import { useShown } from '#renderer/stores/use-shown.ts';

type TabId = 'overview' | 'tools' | 'log' | 'settings';

export function ServerInspector({
  view,
  offers,
  onClose,
  onSelect,
}: {
  view: ServerView;
  offers: (view: ServerView) => ReactNode;
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
          {state !== 'asking' && <Since at={view.state.since} state={state} />}
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
            panel: (
              <OverviewTab
                view={view}
                state={state}
                onLog={() => setTab('log')}
                onSetUp={() => setTab('settings')}
              />
            ),
          },
          { id: 'tools', label: t('servers.tools'), count: view.tools, panel: offers(view) },
          { id: 'log', label: t('servers.log'), panel: <LogTab server={id} /> },
          {
            id: 'settings',
            label: t('servers.settings'),
            panel: <SettingsTab view={view} onSelect={onSelect} />,
          },
        ]}
      />
    </Inspector>
  );
}
