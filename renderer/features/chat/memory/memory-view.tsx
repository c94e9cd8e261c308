import { PanelLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t, tell } from '#renderer/lib/messages.ts';
import { followMemory, useMemory } from '#renderer/stores/chat-memory.ts';
import { entryRemoval } from '#renderer/stores/memory-removal.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { classes } from '#renderer/ui/classes.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ScreenTitle } from '#renderer/ui/screen.tsx';
import { ClearMemory } from './clear-memory.tsx';
import { EntryView } from './entry-view.tsx';
import { MemoryPane } from './memory-pane.tsx';

/** What is remembered of servers and workspaces on the left; the open entry, or the next one, beside it. */
export function MemoryView() {
  const [open, problem] = useMemory(useShallow((memory) => [memory.open, memory.problem]));
  const [pane, setPane] = useState(false);
  useEffect(followMemory, []);
  useEffect(() => entryRemoval.settle, []);
  const lost = problem?.code === 'memory.keyLost';

  return (
    <div className="flex min-h-0 flex-1">
      <MemoryPane wide={pane} onLeave={() => setPane(false)} />
      <div className={classes('flex min-w-0 flex-1 flex-col', pane && 'max-roomy:hidden')}>
        <ScreenTitle title={t('experts.memory')}>
          <span className="hidden max-roomy:block">
            <IconButton label={t('memory.showList')} onClick={() => setPane(true)}>
              <PanelLeft size={16} aria-hidden />
            </IconButton>
          </span>
        </ScreenTitle>
        {problem && (
          <div className="mx-auto w-full max-w-190 px-5 pb-2">
            <Callout title={tell(problem)}>{lost && <ClearMemory />}</Callout>
          </div>
        )}
        {!lost && <EntryView key={open ?? ''} />}
      </div>
    </div>
  );
}
