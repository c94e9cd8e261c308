import { BrowserWindow, app, dialog } from 'electron';
import type { OpenDialogOptions } from 'electron';
import type { Host } from '#main/app/host.ts';
import { autostartFile, setAutostart } from './autostart.ts';

/** What the engine cannot do by itself. A home that the user named goes with what is started at login. */
export function createDesktopHost(home: { path: string; chosen: boolean }): Host {
  return {
    async pickFolder() {
      const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] };
      const window = BrowserWindow.getFocusedWindow();
      const picked = await (window === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(window, options));
      return picked.canceled ? undefined : picked.filePaths[0];
    },
    async openAtLogin(on) {
      const args = app.isPackaged ? [] : [app.getAppPath()];
      if (process.platform === 'darwin' || process.platform === 'win32') {
        app.setLoginItemSettings({ openAtLogin: on, args });
        return;
      }
      // An AppImage runs from a mount that is gone by then.
      const program = process.env['APPIMAGE'] ?? process.execPath;
      const env: Record<string, string> = home.chosen ? { PATCHBAY_HOME: home.path } : {};
      await setAutostart(autostartFile(process.env), on ? { program, args, env } : undefined);
    },
  };
}
