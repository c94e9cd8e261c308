import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';

/** A tooltip for what has no visible label. `off` shows the child alone. */
export function Hint({
  label,
  side = 'bottom',
  off = false,
  children,
}: {
  label: string;
  side?: 'bottom' | 'right';
  off?: boolean;
  children: ReactElement<Record<string, unknown>>;
}) {
  if (off) return children;
  return (
    <Tooltip.Root>
      <Tooltip.Trigger delay={500} render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner side={side} sideOffset={6} className="z-50">
          <Tooltip.Popup
            // It repeats the name of what it belongs to.
            aria-hidden
            className="animate-appear rounded-control bg-raised px-2 py-1 text-note text-ink shadow-float"
          >
            {label}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
