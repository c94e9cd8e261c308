import type { Text } from '#contract/text.ts';

/** What only the program around the engine can do, when it has a desktop. All reject with the system's own words. */
export interface Host {
  /** The folder a person chose in the system's own dialog; undefined: he closed it. */
  pickFolder(): Promise<string | undefined>;
  /** The file a person chose there; undefined: he closed it. */
  pickFile(): Promise<string | undefined>;
  /** Whether a person pressed `yes`, in a dialog of the system that no window can answer. */
  agree(question: Text, yes: Text, no: Text): Promise<boolean>;
  /** Opens Patchbay when the user logs in to the system, or no longer. */
  openAtLogin(on: boolean): Promise<void>;
}
