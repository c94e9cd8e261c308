import { z } from 'zod';

/** What a person chose for the app as a whole, with all defaults. GLOSSARY "Settings". */
export const Settings = z.object({
  /** Opens Patchbay when the user logs in to the system. */
  openAtLogin: z.boolean().default(false),
  /** At the start of the app, servers run again that ran when it was closed (or died). */
  restoreRunning: z.boolean().default(true),
});
export type Settings = z.infer<typeof Settings>;

export const SettingsChange = z.strictObject({
  openAtLogin: z.boolean().optional(),
  restoreRunning: z.boolean().optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;
