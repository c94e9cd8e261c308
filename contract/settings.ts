import { z } from 'zod';
import { ModelRef } from './chat/provider.ts';
import { LANGUAGES } from './messages/language.ts';

/** The languages to choose from; `system` takes the first of the system's that we have. */
export const LanguageChoice = z.enum(['system', ...LANGUAGES]);
/** What closing the main window does. */
export const OnClose = z.enum(['ask', 'quit', 'stay']);

/** Whether newer versions are looked for unasked; `ask`: the user has not been asked, so they are not. */
export const CheckUpdates = z.enum(['ask', 'never', 'daily']);

/** A fifth of them may come at once. spec/platform.md B-060. */
const CallsPerMinute = z.int().min(0).max(100_000);

/** What a person chose for the app as a whole, with all defaults. GLOSSARY "Settings". */
export const Settings = z.object({
  /** Opens Patchbay when the user logs in to the system. */
  openAtLogin: z.boolean().default(false),
  /** At the start of the app, servers run again that ran when it was closed (or died). */
  restoreRunning: z.boolean().default(true),
  language: LanguageChoice.default('system'),
  onClose: OnClose.default('ask'),
  checkUpdates: CheckUpdates.default('ask'),
  /** What new conversations begin with; null: the first model there is. */
  chatModel: ModelRef.nullable().default(null),
  /** After a chat has read a result of an untrusted server, its calls that write, execute or send ask, whatever a rule allows. */
  askAfterUntrusted: z.boolean().default(true),
  /** Bundled servers run together in one process, from their next start on; but those that run programs as they are told. */
  shareProcess: z.boolean().default(false),
  /** Calls that a program may make to one server in a minute, of those that change something or leave this computer; 0: no limit. */
  callsPerMinute: CallsPerMinute.default(100),
});
export type Settings = z.infer<typeof Settings>;

export const SettingsChange = z.strictObject({
  openAtLogin: z.boolean().optional(),
  restoreRunning: z.boolean().optional(),
  language: LanguageChoice.optional(),
  onClose: OnClose.optional(),
  checkUpdates: CheckUpdates.optional(),
  chatModel: ModelRef.nullable().optional(),
  askAfterUntrusted: z.boolean().optional(),
  shareProcess: z.boolean().optional(),
  callsPerMinute: CallsPerMinute.optional(),
});
export type SettingsChange = z.infer<typeof SettingsChange>;
