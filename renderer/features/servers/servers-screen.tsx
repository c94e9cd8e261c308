import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ServerView } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useShelf } from '#renderer/stores/bundled.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { openingOf } from '#renderer/stores/place.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { AddPanel } from './add-panel.tsx';
import { AllServers } from './all-servers.tsx';
import { BundledInspector } from './bundled-inspector.tsx';
import { FirstSteps } from './first-steps.tsx';
import { RemovedStrips } from './removed-strips.tsx';
import { isOn } from '#renderer/lib/server-look.ts';
import { ServerInspector } from './server-inspector.tsx';
import { ServerTable } from './server-table.tsx';
import { ShelfTable } from './shelf-table.tsx';
import { WhichServers } from './which-servers.tsx';
import type { Which } from './which-servers.tsx';
import { WorkspaceQuestion } from './workspace-question.tsx';

/** Not the id of any server: the inspector shows how to add one. */
const ADDING = '+';

function opening(): string | undefined {
  const wanted = openingOf('server', 'add');
  return wanted?.what === 'server' ? wanted.id : wanted && ADDING;
}

/** Every server with its live state; one of them, or a new one, in the inspector. */
export function ServersScreen({ offers }: { offers: (view: ServerView) => ReactNode }) {
  const servers = useEngine((state) => state.mirror?.servers);
  const [open, setOpen] = useState(opening);
  const [refused, setRefused] = useState<Text>();
  const [which, setWhich] = useState<Which>(() => (openingOf('shelf') ? 'all' : 'listed'));
  const { shelf, problem } = useShelf();
  const adding = open === ADDING;
  const opened = servers?.find((view) => view.server.id === open);
  const waiting = which === 'all' ? shelf?.find(({ id }) => id === open) : undefined;
  const running = servers?.filter((view) => isOn(view.state.state)).length ?? 0;
  const close = () => setOpen(undefined);
  const said = refused ?? problem;

  const shelved = shelf?.filter(({ id }) => !servers?.some(({ server }) => server.id === id)) ?? [];
  const first = servers && (
    <FirstSteps
      servers={servers}
      shelved={shelved.length}
      onAdd={() => setOpen(ADDING)}
      onShelf={() => setWhich('all')}
    />
  );
  const add = (
    <Button
      kind="primary"
      data-row
      aria-expanded={adding}
      className="pl-2"
      onClick={() => setOpen(adding ? undefined : ADDING)}
    >
      <Plus size={16} aria-hidden />
      {t('servers.add')}
    </Button>
  );

  return (
    <>
      <Split
        open={adding || opened || waiting ? open : undefined}
        onClose={close}
        inspector={
          adding ? (
            <AddPanel onAdded={setOpen} onClose={close} />
          ) : opened ? (
            <ServerInspector key={open} view={opened} offers={offers} onClose={close} onSelect={setOpen} />
          ) : (
            waiting && (
              <BundledInspector
                key={open}
                about={waiting}
                onAdded={() => setOpen(waiting.id)}
                onClose={close}
              />
            )
          )
        }
      >
        <ScreenTitle title={t('shell.servers')}>
          {servers && (
            <>
              <p className="text-note text-ink-2 max-roomy:hidden">
                {t('servers.running', { running, all: servers.length })}
              </p>
              <AllServers servers={servers} onRefused={setRefused} />
              {add}
            </>
          )}
        </ScreenTitle>
        {said && (
          <div className="px-5 pb-3">
            <Callout title={tell(said)} />
          </div>
        )}
        <RemovedStrips onRestored={setOpen} />
        <WhichServers
          which={which}
          listed={servers?.length ?? 0}
          all={shelf?.length}
          onWhich={(next) => {
            setWhich(next);
            setRefused(undefined);
          }}
        />
        {which === 'all' ? (
          <ShelfTable
            shelf={shelf ?? []}
            servers={servers ?? []}
            open={open}
            onOpen={setOpen}
            onRefused={setRefused}
          />
        ) : servers?.length === 0 ? (
          <>
            <EmptyState text={t('servers.none')} />
            {first}
          </>
        ) : (
          <ServerTable servers={servers ?? []} open={open} onOpen={setOpen} foot={first} />
        )}
      </Split>
      <WorkspaceQuestion />
    </>
  );
}
