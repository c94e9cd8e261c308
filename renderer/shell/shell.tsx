import { CSPProvider } from '@base-ui/react/csp-provider';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ClientsScreen } from '#renderer/features/clients/clients-screen.tsx';
import { HomeScreen } from '#renderer/features/home/home-screen.tsx';
import { FoundDraft } from '#renderer/features/servers/found-draft.tsx';
import { ServersScreen } from '#renderer/features/servers/servers-screen.tsx';
import { ServerOffers } from '#renderer/features/tools/server-offers.tsx';
import type { ServerView } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { goTo, usePlace } from '#renderer/stores/place.ts';
import type { Screen } from '#renderer/stores/place.ts';
import { Faulty } from './faulty.tsx';
import { NotStarted } from './not-started.tsx';
import { Notices } from './notices.tsx';
import { Palette } from './palette.tsx';
import type { Screens } from './screens.ts';
import { Shortcuts } from './shortcuts.tsx';
import { Sidebar } from './sidebar.tsx';
import { useDrawn } from './use-drawn.ts';
import { useKeys } from './use-keys.ts';
import type { Over } from './use-keys.ts';
import { useLater } from './use-later.ts';

/** Those that somebody begins with. */
const FIRST: Screens = { home: HomeScreen, servers: Servers, clients: Clients };

const offersOf = (view: ServerView) => <ServerOffers view={view} />;

/** One feature knows no other: what a server offers is handed to the servers' screen here. */
function Servers() {
  return <ServersScreen offers={offersOf} />;
}

/** What an app's file holds is chosen as a paste is. */
function Clients() {
  return <ClientsScreen draft={FoundDraft} />;
}

/** Says in its place why a screen could not be read. */
function Unread({ problem }: { problem: unknown }): never {
  throw problem;
}

/** What is shown until a screen is chosen: who has never started a server begins with them. It does not change while one looks. */
function useFirst(): Screen {
  const servers = useEngine((state) => state.mirror?.servers);
  const [first, setFirst] = useState<Screen>();
  // A server that was listed once has run once.
  if (first === undefined && servers)
    setFirst(servers.some(({ tools }) => tools !== undefined) ? 'home' : 'servers');
  return first ?? 'home';
}

export function Shell() {
  const place = usePlace();
  const first = useFirst();
  const drawn = useDrawn(place);
  const screen = drawn.screen ?? first;
  const [over, setOver] = useState<Over>();
  const [refused, setRefused] = useState<Text>();
  const problem = useEngine((state) => state.problem);
  const main = useRef<HTMLElement>(null);
  useKeys(over, setOver);
  const leave = useCallback(() => setOver(undefined), []);
  const showShortcuts = useCallback(() => setOver('shortcuts'), []);
  const later = useLater();
  const Current = FIRST[screen] ?? later.screens[screen];
  const there = Current !== undefined || later.problem !== undefined;
  // Whoever came by the keyboard goes on where he came to, once it is there.
  useEffect(() => {
    if (!there || (drawn.visit === 0 && drawn.screen === undefined)) return;
    if (document.activeElement === document.body)
      (main.current?.querySelector('aside') ?? main.current)?.focus();
  }, [drawn, there]);
  if (problem?.advice) return <NotStarted reason={problem.reason} advice={problem.advice} />;
  return (
    <CSPProvider disableStyleElements>
      <div className="flex h-full">
        <Sidebar screen={place.screen ?? first} onScreen={goTo} />
        <main ref={main} tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          <Notices
            refused={refused}
            onDismiss={() => setRefused(undefined)}
            asked={screen === 'home'}
            chat={screen === 'chat'}
          />
          <Faulty key={`${screen} ${drawn.visit}`}>
            {Current ? <Current /> : later.problem !== undefined && <Unread problem={later.problem} />}
          </Faulty>
        </main>
      </div>
      {over === 'palette' && <Palette onClose={leave} onShortcuts={showShortcuts} onRefused={setRefused} />}
      {over === 'shortcuts' && <Shortcuts onClose={leave} />}
    </CSPProvider>
  );
}
