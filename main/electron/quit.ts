import { app } from 'electron';
import type { BrowserWindow } from 'electron';

/** Time that stopping everything may take before the process ends all the same; the ledger reaps the rest. */
const LIMIT_MS = 15_000;

/** Closing the window, a signal and the menu all end in one orderly stop. */
export function onQuit(window: BrowserWindow, stop: () => Promise<void>): void {
  let stopping: Promise<void> | undefined;

  app.on('before-quit', (event) => {
    event.preventDefault();
    stopping ??= Promise.race([stop(), delay(LIMIT_MS)])
      .catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
      })
      .then(() => {
        app.exit(0);
      });
  });
  window.on('closed', () => {
    app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
