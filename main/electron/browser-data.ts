import { join } from 'node:path';
import { app } from 'electron';

/** Chromium's own files go into the home, so that two homes are two apps. The switch of a test wins. */
export function useHomeForBrowserData(home: string): void {
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(home, 'cache', 'browser'));
}
