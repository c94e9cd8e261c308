/** How the mark looks in the tray: its plugs filled while something runs, with a dot when something waits. */
export interface TrayLook {
  running: boolean;
  waiting: boolean;
  /** The panel is dark. */
  dark: boolean;
}

/**
 * The picture of a state, drawn by `npm run icons`; its double for dense screens lies beside it (`@2x`). macOS
 * colours a template itself, others get the ink that their panel needs.
 */
export function trayPicture(
  { running, waiting, dark }: TrayLook,
  platform: NodeJS.Platform = process.platform,
): string {
  const ink = platform === 'darwin' ? 'Template' : dark ? 'Dark' : 'Light';
  return `${running ? 'running' : 'idle'}${waiting ? '-waiting' : ''}${ink}.png`;
}
