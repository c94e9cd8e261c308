import { app } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Engine } from '#main/app/compose.ts';
import { languageOf } from '#main/kernel/language.ts';
import { speak, spokenNow } from '#main/kernel/spoken.ts';
import type { ApprovalPresenter } from './approval-presenter.ts';
import { decideClosing } from './closing.ts';
import { glanceAt } from './glance.ts';
import { setMenu } from './menu.ts';
import type { Closing } from './quit.ts';
import { bringToFront } from './second-start.ts';
import { systemLanguages } from './system-languages.ts';
import { openTray } from './tray.ts';
import type { TrayIcon } from './tray.ts';

export interface DesktopParts {
  engine: Engine;
  window: BrowserWindow;
  approvals: ApprovalPresenter;
  home: string;
}

export interface Desktop {
  /** What closing the main window means. */
  closing(): Promise<Closing>;
  close(): void;
}

/** What stands around the windows: tray, menu, and the language that all of them speak. */
export async function openDesktop({ engine, window, approvals, home }: DesktopParts): Promise<Desktop> {
  let tray: TrayIcon | undefined;

  async function followLanguage(): Promise<void> {
    const wanted = languageOf(home, systemLanguages());
    if (wanted === spokenNow()) return;
    await speak(wanted);
    setMenu();
    tray?.update();
    // A page says its language before anything of it is drawn.
    for (const one of [window, approvals.window()])
      if (one?.isDestroyed() === false) one.webContents.reload();
  }

  const glance = await glanceAt(engine, (what) => {
    if (what === 'settings')
      followLanguage().catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
      });
    else tray?.update();
  });
  const all = (name: 'server.startAll' | 'server.stopAll'): void => {
    glance.ask(name, {}).catch(() => {
      // The window says what is in the way and asks what it needs.
      bringToFront(window);
    });
  };
  tray = openTray(() => ({ running: glance.running(), waiting: glance.waiting() }), {
    open: () => bringToFront(window),
    answer: () => approvals.show(),
    startAll: () => all('server.startAll'),
    stopAll: () => all('server.stopAll'),
    quit: () => app.quit(),
  });
  return {
    closing: () => decideClosing(window, glance),
    close: () => tray.close(),
  };
}
