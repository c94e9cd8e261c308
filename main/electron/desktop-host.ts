import { BrowserWindow, app, dialog, shell } from 'electron';
import type { MessageBoxOptions, OpenDialogOptions } from 'electron';
import type { Host } from '#main/app/host.ts';
import { say } from '#main/kernel/say.ts';
import { autostartFile, setAutostart } from './autostart.ts';
import { restart } from './restart.ts';
import { openUpdater } from './updates.ts';
import type { LeaveWith } from './updates.ts';

/** What the engine cannot do by itself. A home that the user named goes with what is started at login. */
export function createDesktopHost(
  home: { path: string; chosen: boolean },
  showApprovals: () => void,
  leaveWith: LeaveWith,
): Host {
  return {
    pickFolder: () => pick({ properties: ['openDirectory', 'createDirectory'] }),
    pickFile: () => pick({ properties: ['openFile', 'showHiddenFiles'] }),
    async agree(question, yes, no) {
      const options: MessageBoxOptions = {
        type: 'warning',
        message: say(question),
        buttons: [say(no), say(yes)],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      };
      const window = BrowserWindow.getFocusedWindow();
      const { response } = await (window === null
        ? dialog.showMessageBox(options)
        : dialog.showMessageBox(window, options));
      return response === 1;
    },
    openAddress: (address) => shell.openExternal(address),
    showApprovals,
    openUpdater: (send) => openUpdater(home.path, send, leaveWith),
    restart,
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

async function pick(options: OpenDialogOptions): Promise<string | undefined> {
  const window = BrowserWindow.getFocusedWindow();
  const picked = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return picked.canceled ? undefined : picked.filePaths[0];
}
