import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';

/** A question over everything else. Closing it without an answer is always possible. */
export function Dialog({
  onClose,
  title,
  text,
  children,
}: {
  onClose: () => void;
  title: string;
  text: ReactNode;
  /** The buttons, the safe one first. */
  children: ReactNode;
}) {
  return (
    <Base.Root open onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Base.Popup className="fixed top-1/4 left-1/2 z-50 flex w-100 max-w-[calc(100vw-32px)] -translate-x-1/2 animate-appear flex-col gap-2 rounded-panel bg-raised p-5 shadow-float outline-none">
          <Base.Title className="text-section font-semibold">{title}</Base.Title>
          <Base.Description className="break-words text-ink-2" render={<div />}>
            {text}
          </Base.Description>
          <div className="mt-3 flex justify-end gap-2">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
