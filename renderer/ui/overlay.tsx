import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** A panel over everything else that is left with Escape or a press beside it; the focus goes back unless `keepFocus`. */
export function Overlay({
  title,
  onClose,
  keepFocus,
  hideTitle = false,
  className,
  children,
}: {
  title: string;
  onClose: () => void;
  /** Asked when it closes: whether something else took the focus on purpose. */
  keepFocus?: () => boolean;
  /** For a panel whose first line says what it is. */
  hideTitle?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base.Root open onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Base.Popup
          finalFocus={() => keepFocus?.() !== true}
          className={classes(
            'fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] max-w-[calc(100vw-32px)] -translate-x-1/2 animate-appear flex-col overflow-hidden rounded-panel bg-raised shadow-float outline-none',
            className,
          )}
        >
          <Base.Title className={hideTitle ? 'sr-only' : 'px-5 pt-4 pb-2 text-section font-semibold'}>
            {title}
          </Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
