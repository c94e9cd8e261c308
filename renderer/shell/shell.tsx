import { CSPProvider } from '@base-ui/react/csp-provider';
import { useState } from 'react';
import { ActivityScreen } from '#renderer/features/activity/activity-screen.tsx';
import { PermissionsScreen } from '#renderer/features/permissions/permissions-screen.tsx';
import { ServersScreen } from '#renderer/features/servers/servers-screen.tsx';
import { useEngine } from '#renderer/stores/engine.ts';
import { Faulty } from './faulty.tsx';
import { NotStarted } from './not-started.tsx';
import { Notices } from './notices.tsx';
import { Sidebar } from './sidebar.tsx';
import type { Screen } from './sidebar.tsx';

const SCREENS = { servers: ServersScreen, activity: ActivityScreen, permissions: PermissionsScreen };

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
