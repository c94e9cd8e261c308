import { SquarePen, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '#renderer/lib/messages.ts';
import { classes } from '#renderer/ui/classes.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { ViewChoice } from './view-choice.tsx';

/** The list of one part of the chat screen, under the choice of the part and the way to something new. */
export function ListPane({
  label,
  wide,
  onLeave,
  newLabel,
  onNew,
  children,
}: {
  label: string;
  /** Instead of what is open, where there is no room for both. */
  wide: boolean;
  onLeave: () => void;
  newLabel: string;
  onNew: () => void;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className={classes(
        'flex shrink-0 flex-col border-r border-hairline',
        wide ? 'w-66 max-roomy:w-full' : 'w-66 max-roomy:hidden',
      )}
    >
      <div className="flex h-14 shrink-0 items-center gap-1 px-2">
        <div className="min-w-0 flex-1">
          <ViewChoice />
        </div>
        {wide && (
          <span className="roomy:hidden">
            <IconButton label={t('inspector.close')} onClick={onLeave}>
              <X size={16} aria-hidden />
            </IconButton>
          </span>
        )}
        <IconButton
          label={newLabel}
          onClick={() => {
            onNew();
            onLeave();
          }}
        >
          <SquarePen size={16} aria-hidden />
        </IconButton>
      </div>
      {children}
    </section>
  );
}
