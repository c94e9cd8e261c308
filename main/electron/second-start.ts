import { app } from 'electron';
import type { BrowserWindow } from 'electron';

/** Starting Patchbay again brings its window to the front, and so does its icon in the dock. */
export function showOnSecondStart(window: BrowserWindow): void {
  const show = (): void => {
    bringToFront(window);
  };
  app.on('second-instance', show);
  app.on('activate', show);
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
