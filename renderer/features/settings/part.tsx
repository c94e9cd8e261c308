import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { moveBetweenRows } from '#renderer/ui/row-keys.ts';
import { placeOf } from './parts.ts';
import type { PartId } from './parts.ts';

/** One part of the settings: its heading with the action that belongs to all of it, what it is about, its rows. */
export function Part({
  id,
  title,
  note,
  action,
  children,
}: {
  id: PartId;
  title: string;
  note?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={placeOf(id)} aria-label={title} className="flex max-w-240 shrink-0 flex-col">
      <div className="flex min-h-9 items-center gap-2 border-b border-hairline px-2">
        <h2 tabIndex={-1} className="flex-1 font-semibold">
          {title}
        </h2>
        <div className="-mr-3 flex shrink-0 gap-2">{action}</div>
      </div>
      {note && <p className="px-2 pt-2 pb-1 text-note text-ink-2">{note}</p>}
      {children}
    </section>
  );
}

/** The action of a part whose rows can be added to. */
export function AddAction({ word, open, onPress }: { word: string; open: boolean; onPress: () => void }) {
  return (
    <Button kind="quiet" data-row aria-expanded={open} className="pl-2" onClick={onPress}>
      <Plus size={14} aria-hidden />
      {word}
    </Button>
  );
}

export function Rows({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside
    <ul aria-label={label} onKeyDown={moveBetweenRows}>
      {children}
    </ul>
  );
}
