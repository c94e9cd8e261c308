import { app } from 'electron';

/** What the system says that its user reads, best first. */
export function systemLanguages(): string[] {
  return [...app.getPreferredSystemLanguages(), app.getLocale()];
}
