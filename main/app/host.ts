import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { RequestFailure } from './dispatch.ts';
import type { Send, UpdateTrouble, Updater } from './updater.ts';

/** What only the program around the engine can do, when it has a desktop. What fails rejects with the system's own words. */
export interface Host {
  /** The folder a person chose in the system's own dialog; undefined: he closed it. */
  pickFolder(): Promise<string | undefined>;
  /** The file a person chose there; undefined: he closed it. */
  pickFile(): Promise<string | undefined>;
  /** Whether a person pressed `yes`, in a dialog of the system that no window can answer. */
  agree(question: Text, yes: Text, no: Text): Promise<boolean>;
  /** Shows an address in the browser of the system; a person has agreed to exactly this one. */
  openAddress(address: string): Promise<void>;
  /** Brings the approval window to the front, if something waits. */
  showApprovals(): void;
  /** Opens Patchbay when the user logs in to the system, or no longer. */
  openAtLogin(on: boolean): Promise<void>;
  /** What can replace this program by a newer one, or why nothing can. All it asks the network goes through `send`. */
  openUpdater(send: Send): Updater | UpdateTrouble;
  /** Ends Patchbay in order and opens it again. */
  restart(): void;
}

/** The desktop; a request that needs one is refused where there is none. */
export function desktopOf(host: Host | undefined, field?: string): Host {
  if (host === undefined) throw new RequestFailure(text('request.needsDesktop'), field);
  return host;
}
