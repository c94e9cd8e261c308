import { useState } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { CallInspector } from './call-inspector.tsx';
import { CallTable } from './call-table.tsx';

/** Every call as it comes, newest first; one of them opened in the inspector. */
export function ActivityScreen() {
  const calls = useEngine((state) => state.mirror?.calls);
  const [open, setOpen] = useState<string>();
  const opened = calls?.find((call) => call.id === open);
  return (
    <Split
      open={opened && open}
      onClose={() => setOpen(undefined)}
      inspector={opened && <CallInspector key={open} call={opened} onClose={() => setOpen(undefined)} />}
    >
      <ScreenTitle title={t('shell.activity')} />
      {calls?.length === 0 ? (
        <EmptyState text={t('activity.none')} />
      ) : (
        <CallTable calls={calls ?? []} open={open} onOpen={setOpen} />
      )}
    </Split>
  );
}
