/** What only the program around the engine can do, when it has a desktop. Both reject with the system's own words. */
export interface Host {
  /** The folder a person chose in the system's own dialog; undefined: he closed it. */
  pickFolder(): Promise<string | undefined>;
  /** Opens Patchbay when the user logs in to the system, or no longer. */
  openAtLogin(on: boolean): Promise<void>;
}
