import { useState } from 'react';
import type { Workspace } from '#contract/workspace.ts';
import { t } from '#renderer/lib/messages.ts';
import { useNextFrame } from '#renderer/lib/use-next-frame.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { openingOf } from '#renderer/stores/place.ts';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { BackupForm } from './backup-form.tsx';
import { BackupPart } from './backup-part.tsx';
import { EgressPart } from './egress-part.tsx';
import { GeneralPart } from './general-part.tsx';
import type { Opened } from './opened.ts';
import { keyOf } from './opened.ts';
import { ModelsPart } from './models-part.tsx';
import { PartsIndex } from './parts-index.tsx';
import { ProviderPanel } from './provider-panel.tsx';
import { RestoreForm } from './restore-form.tsx';
import { SecretForm } from './secret-form.tsx';
import { SecretsPart } from './secrets-part.tsx';
import { UpdatesPart } from './updates-part.tsx';
import { WorkspaceForm } from './workspace-form.tsx';
import { WorkspacesPart } from './workspaces-part.tsx';

/** What holds for the app as a whole; a workspace, a secret or a provider opens in the inspector. */
export function SettingsScreen() {
  const [open, setOpen] = useState(startOf);
  const below = useNextFrame();
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
      inspector={shown && <Panel key={key} opened={shown} workspace={workspace} onClose={close} />}
    >
      <ScreenTitle title={t('shell.settings')} />
      <PartsIndex />
      <div className="flex min-h-0 flex-1 flex-col gap-7 overflow-y-auto px-3 pt-3 pb-8">
        <GeneralPart />
        <UpdatesPart />
        {below && (
          <>
            <ModelsPart open={key} onOpen={setOpen} />
            <BackupPart open={key} onOpen={setOpen} />
            <WorkspacesPart open={key} onOpen={setOpen} />
            <SecretsPart open={key} onOpen={setOpen} />
            <EgressPart />
          </>
        )}
      </div>
    </Split>
  );
}

function Panel({
  opened,
  workspace,
  onClose,
}: {
  opened: Opened;
  workspace: Workspace | undefined;
  onClose: () => void;
}) {
  switch (opened.kind) {
    case 'workspace':
      return <WorkspaceForm workspace={workspace} onClose={onClose} />;
    case 'secret':
      return <SecretForm name={opened.name} onClose={onClose} />;
    case 'provider':
      return <ProviderPanel id={opened.id} onClose={onClose} />;
    case 'backup':
      return <BackupForm onClose={onClose} />;
    case 'restore':
      return <RestoreForm onClose={onClose} />;
  }
}

/** What another screen wanted to be opened here. */
function startOf(): Opened | undefined {
  const opening = openingOf('provider');
  return opening && { kind: 'provider', ...(opening.id !== undefined && { id: opening.id }) };
}
