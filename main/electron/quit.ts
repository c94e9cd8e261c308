import { app } from 'electron';
import type { BrowserWindow } from 'electron';

/** Time that stopping everything may take before the process ends all the same; the ledger reaps the rest. */
const LIMIT_MS = 15_000;

/** What closing the window means this time. */
export type Closing = 'quit' | 'stay' | 'cancel';

/** What is done instead of exiting once everything has stopped, such as replacing the program. */
export interface Leaving {
  last?: () => void;
  /** Has this process ended by force in a while, unless the returned function is called. */
  watch?: () => () => void;
}

/**
 * Closing the window, a signal and the menu all end in one orderly stop; `closing` is asked first when it is the
 * window that was closed. Asking twice at once is one question.
 */
export function onQuit(
  window: BrowserWindow,
  stop: () => Promise<void>,
  closing: () => Promise<Closing>,
  leaving: Leaving,
): void {
  let stopping: Promise<void> | undefined;
  let asking = false;
  let stopped = false;

  app.on('before-quit', (event) => {
    // The updater of macOS quits the app once more, by itself.
    if (stopped) return;
    event.preventDefault();
    if (!window.isDestroyed()) window.hide();
    if (stopping !== undefined) return;
    const unwatch = leaving.watch?.();
    stopping = Promise.race([stop(), delay(LIMIT_MS)])
      .catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
      })
      .then(() => {
        stopped = true;
        if (leaving.last === undefined) return app.exit(0);
        unwatch?.();
        leaving.last();
      });
  });
  window.on('close', (event) => {
    event.preventDefault();
    if (stopping !== undefined || asking) return;
    asking = true;
    void closing()
      // A question that cannot be asked keeps nobody in.
      .catch(() => 'quit' as const)
      .then((answer) => {
        asking = false;
        if (answer === 'quit') app.quit();
        else if (answer === 'stay' && !window.isDestroyed()) window.hide();
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
