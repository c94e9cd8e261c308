import { BrowserWindow, session } from 'electron';
import { refusePermissions, safePreferences } from './hardening.ts';
import type { IpcHost } from './ipc-host.ts';
import { pageOf, servePages } from './pages.ts';
import type { Paths } from './paths.ts';
import { backgroundColor } from './theme.ts';

export interface WindowOptions {
  paths: Paths;
  ipc: IpcHost;
}

/** The main window; resolves when it is shown. */
export async function openMainWindow({ paths, ipc }: WindowOptions): Promise<BrowserWindow> {
  const own = session.fromPartition('patchbay');
  servePages(own, 'app', paths.renderer);
  refusePermissions(own);
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: backgroundColor(),
    autoHideMenuBar: true,
    webPreferences: safePreferences(paths.preload, own),
  });
  ipc.connect(window, 'app');
  const painted = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => {
      resolve();
    });
  });
  await window.loadURL(pageOf('app'));
  await painted;
  window.show();
  return window;
}

/** The approval window, hidden until something waits. A session of its own: nothing is shared with the main window. */
export async function openApprovalWindow({ paths, ipc }: WindowOptions): Promise<BrowserWindow> {
  const own = session.fromPartition('approval');
  servePages(own, 'approval', paths.renderer);
  refusePermissions(own);
  const window = new BrowserWindow({
    width: 520,
    height: 560,
    minWidth: 420,
    minHeight: 360,
    show: false,
    alwaysOnTop: true,
    skipTaskbar: false,
    fullscreenable: false,
    maximizable: false,
    minimizable: false,
    backgroundColor: backgroundColor(),
    autoHideMenuBar: true,
    webPreferences: safePreferences(paths.preload, own),
  });
  ipc.connect(window, 'approval');
  await window.loadURL(pageOf('approval'));
  return window;
}
