import { BrowserWindow, session } from 'electron';
import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { WindowSurface } from '#contract/approval.ts';
import { refusePermissions, safePreferences } from './hardening.ts';
import type { IpcHost } from './ipc-host.ts';
import { pageOf, servePages } from './pages.ts';
import type { Served } from './pages.ts';
import type { Paths } from './paths.ts';
import { backgroundColor } from './theme.ts';

export interface WindowOptions {
  paths: Paths;
  ipc: IpcHost;
}

const MAIN = { width: 1280, height: 820, minWidth: 720, minHeight: 480 };

const APPROVAL = {
  width: 520,
  height: 560,
  minWidth: 420,
  minHeight: 360,
  alwaysOnTop: true,
  fullscreenable: false,
  maximizable: false,
  minimizable: false,
};

export interface MainWindow {
  window: BrowserWindow;
  /** Its page is there, or will not come. */
  page: Promise<void>;
  /** Its page has what it needs to draw itself, or will not get it. */
  underWay: Promise<void>;
  /** Its page is on screen. */
  shown: Promise<void>;
}

/** The main window, at a place where it was before if there is one. */
export function openMainWindow(options: WindowOptions, place: Partial<Rectangle>): MainWindow {
  const { window, served } = createWindow(options, 'app', { ...MAIN, ...place });
  const painted = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => {
      if (!window.isDestroyed()) window.show();
      resolve();
    });
  });
  const loaded = window.loadURL(pageOf('app'));
  return {
    window,
    page: Promise.race([served.page, loaded]),
    underWay: Promise.race([served.scripts, loaded]),
    shown: Promise.all([loaded, painted]).then(() => undefined),
  };
}

/** The approval window, hidden until something waits. */
export async function openApprovalWindow(options: WindowOptions): Promise<BrowserWindow> {
  const { window } = createWindow(options, 'approval', APPROVAL);
  await window.loadURL(pageOf('approval'));
  return window;
}

/** A hidden window for one surface, in a session of its own: the two share no cache, storage or permission. */
function createWindow(
  { paths, ipc }: WindowOptions,
  surface: WindowSurface,
  look: BrowserWindowConstructorOptions,
): { window: BrowserWindow; served: Served } {
  // The app's own is kept on disk, and with it the compiled scripts of the page.
  const own = surface === 'app' ? session.defaultSession : session.fromPartition(surface);
  const served = servePages(own, surface, paths.renderer);
  refusePermissions(own);
  const window = new BrowserWindow({
    ...look,
    show: false,
    backgroundColor: backgroundColor(),
    autoHideMenuBar: true,
    webPreferences: safePreferences(paths.preload, own),
  });
  ipc.connect(window, surface);
  return { window, served };
}
