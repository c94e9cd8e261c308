import { useState } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { EgressPart } from './egress-part.tsx';
import { GeneralPart } from './general-part.tsx';
import type { Opened } from './opened.ts';
import { keyOf } from './opened.ts';
import { SecretForm } from './secret-form.tsx';
import { SecretsPart } from './secrets-part.tsx';
import { WorkspaceForm } from './workspace-form.tsx';
import { WorkspacesPart } from './workspaces-part.tsx';

/** What holds for the app as a whole; a workspace or a secret opens in the inspector. */
export function SettingsScreen() {
  const [open, setOpen] = useState<Opened>();
  const workspaces = useEngine((engine) => engine.mirror?.workspaces);
  const workspace = open?.kind === 'workspace' ? workspaces?.find((one) => one.id === open.id) : undefined;
  // What somebody else removed meanwhile shows no more.
  const shown = open?.kind === 'workspace' && open.id !== undefined && !workspace ? undefined : open;
  const key = shown && keyOf(shown);

  function close() {
    document.querySelector<HTMLElement>('[data-row][aria-expanded="true"]')?.focus();
    setOpen(undefined);
  }

  return (
    <Split
      open={key}
      onClose={() => setOpen(undefined)}
      inspector={
        shown?.kind === 'workspace' ? (
          <WorkspaceForm key={key} workspace={workspace} onClose={close} />
        ) : (
          shown && <SecretForm key={key} name={shown.name} onClose={close} />
        )
      }
    >
      <ScreenTitle title={t('shell.settings')} />
      <div className="flex min-h-0 flex-1 flex-col gap-7 overflow-y-auto px-3 pt-1 pb-8">
        <GeneralPart />
        <WorkspacesPart open={key} onOpen={setOpen} />
        <EgressPart />
        <SecretsPart open={key} onOpen={setOpen} />
      </div>
    </Split>
  );
}
