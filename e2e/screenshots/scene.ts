import type { Page } from 'playwright';
import type { Stage } from './stage.ts';

/** Something that a person can get to see, in every language. */
export interface Scene {
  /** Of its pictures: the screen, then what is special about it. */
  name: string;
  /** Goes there from anywhere, by what the window offers. Returns the page to look at when it is not the main window's. */
  reach: (stage: Stage) => Promise<Page | void>;
  /** Puts back what would be in the way of the next scene, or of this one in the next language. */
  leave?: (stage: Stage) => Promise<void>;
}

/** One screen before anything was done, in use, and when something went wrong. */
export interface Scenes {
  empty?: readonly Scene[];
  busy?: readonly Scene[];
  error?: readonly Scene[];
}
