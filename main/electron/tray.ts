import { join } from 'node:path';
import { Menu, Tray, nativeImage, nativeTheme } from 'electron';
import type { NativeImage } from 'electron';
import { trayFolder } from './paths.ts';
import { trayPicture } from './tray-icon.ts';
import { trayMenu, trayWords } from './tray-menu.ts';
import type { TrayActions, TrayState } from './tray-menu.ts';

export interface TrayIcon {
  /** Shows what is now. */
  update(): void;
  close(): void;
}

const CALM = { update: () => undefined, close: () => undefined };

/** Puts the mark into the tray. A desktop that has none is left alone. */
export function openTray(state: () => TrayState, actions: TrayActions): TrayIcon {
  let tray: Tray;
  try {
    tray = new Tray(icon(state()));
  } catch {
    return CALM;
  }
  let shown = '';
  function update(): void {
    const now = state();
    const words = trayWords(now);
    const key = `${words} ${String(nativeTheme.shouldUseDarkColors)}`;
    if (key === shown || tray.isDestroyed()) return;
    shown = key;
    tray.setImage(icon(now));
    tray.setToolTip(words);
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(now, actions)));
  }
  tray.on('click', () => {
    actions.open();
  });
  nativeTheme.on('updated', update);
  update();
  return {
    update,
    close() {
      nativeTheme.off('updated', update);
      tray.destroy();
    },
  };
}

function icon({ running, waiting }: TrayState): NativeImage {
  const look = { running: running > 0, waiting: waiting > 0, dark: nativeTheme.shouldUseDarkColors };
  return nativeImage.createFromPath(join(trayFolder(), trayPicture(look)));
}
