/** A rectangle on the desktop, in pixels of the system. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** So much of a window has to be on a screen that a person can take hold of it. */
const HOLD = { width: 120, height: 40 };

/**
 * Where a window goes that was at `kept`: there, if a screen still shows enough of it; else in the middle of the
 * first one. Never larger than the screen that it is on.
 */
export function placeOn(
  kept: Area,
  screens: readonly Area[],
): Partial<Area> & Pick<Area, 'width' | 'height'> {
  const screen = screens.find((one) => holds(one, kept));
  const room = screen ?? screens[0];
  const width = Math.min(kept.width, room?.width ?? kept.width);
  const height = Math.min(kept.height, room?.height ?? kept.height);
  if (screen === undefined) return { width, height };
  return { x: within(kept.x, width, screen.x, screen.width), y: Math.max(kept.y, screen.y), width, height };
}

function holds(screen: Area, kept: Area): boolean {
  const across = Math.min(screen.x + screen.width, kept.x + kept.width) - Math.max(screen.x, kept.x);
  const down = screen.y + screen.height - kept.y;
  return across >= HOLD.width && down >= HOLD.height && kept.y + HOLD.height > screen.y;
}

/** A window as wide as its screen stands at its edge; another one may hang over it. */
function within(at: number, size: number, from: number, room: number): number {
  return size === room ? from : at;
}
