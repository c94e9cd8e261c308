import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import { linkAmong } from './deep-link.ts';
import type { LinkInbox } from './deep-link.ts';

/** Starting Patchbay again brings its window to the front, and so does its icon in the dock. */
export function showOnSecondStart(window: BrowserWindow): void {
  const show = (): void => {
    bringToFront(window);
  };
  app.on('second-instance', show);
  app.on('activate', show);
  app.on('open-url', show);
}

/** Takes the `patchbay:` link of this start, and of every start that follows. Called before the app is ready. */
export function receiveLinks(inbox: LinkInbox): void {
  inbox.put(linkAmong(process.argv));
  app.on('second-instance', (_event, args) => {
    inbox.put(linkAmong(args));
  });
  // macOS hands them over so.
  app.on('open-url', (event, address) => {
    event.preventDefault();
    inbox.put(linkAmong([address]));
  });
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
