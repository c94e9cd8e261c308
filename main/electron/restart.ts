import { app } from 'electron';

/** Ends Patchbay in order and opens it again. */
export function restart(): void {
  app.relaunch();
  app.quit();
}
