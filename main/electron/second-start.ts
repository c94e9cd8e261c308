import { app } from 'electron';
import type { BrowserWindow } from 'electron';

/** Starting Patchbay again brings its window to the front. */
export function showOnSecondStart(window: BrowserWindow): void {
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
}
