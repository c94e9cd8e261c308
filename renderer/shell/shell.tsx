import { CSPProvider } from '@base-ui/react/csp-provider';
import { useState } from 'react';
import { ActivityScreen } from '#renderer/features/activity/activity-screen.tsx';
import { PermissionsScreen } from '#renderer/features/permissions/permissions-screen.tsx';
import { ServersScreen } from '#renderer/features/servers/servers-screen.tsx';
import { SettingsScreen } from '#renderer/features/settings/settings-screen.tsx';
import { ServerOffers } from '#renderer/features/tools/server-offers.tsx';
import { ToolsScreen } from '#renderer/features/tools/tools-screen.tsx';
import type { ServerView } from '#contract/server.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Faulty } from './faulty.tsx';
import { NotStarted } from './not-started.tsx';
import { Notices } from './notices.tsx';
import { Sidebar } from './sidebar.tsx';
import type { Screen } from './sidebar.tsx';

const SCREENS = {
  servers: Servers,
  tools: ToolsScreen,
  activity: ActivityScreen,
  permissions: PermissionsScreen,
  settings: SettingsScreen,
};

const offersOf = (view: ServerView) => <ServerOffers view={view} />;

/** One feature knows no other: what a server offers is handed to the servers' screen here. */
function Servers() {
  return <ServersScreen offers={offersOf} />;
}

export function Shell() {
  const [screen, setScreen] = useState<Screen>('servers');
  const problem = useEngine((state) => state.problem);
  const Current = SCREENS[screen];
  if (problem?.advice) return <NotStarted reason={problem.reason} advice={problem.advice} />;
  return (
    <CSPProvider disableStyleElements>
      <div className="flex h-full">
        <Sidebar screen={screen} onScreen={setScreen} />
        <main className="flex min-w-0 flex-1 flex-col">
          <Notices />
          <Faulty key={screen}>
            <Current />
          </Faulty>
        </main>
      </div>
    </CSPProvider>
  );
}
