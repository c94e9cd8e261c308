import type { Page } from 'playwright';
import type { Tour } from './tour.ts';

/** What a step says of what it saw. Every claim is compared; the first that does not hold ends the step. */
export interface Witness {
  /** Compares and keeps: numbers, words and hashes, never more than a line. */
  claim(what: string, seen: string | number | boolean, expected: string | number | boolean): void;
  /** A fact that nothing is compared with, such as a pid or a version. */
  note(what: string, value: string | number): void;
  picture(page: Page, what: string): Promise<void>;
}

/** One stop of the tour. */
export interface Step {
  id: string;
  title: string;
  proves: string;
  /** Steps that must have been gone before. */
  needs: readonly string[];
  run(tour: Tour, witness: Witness): Promise<void>;
}

/** What became of a step. */
export interface StepReport {
  id: string;
  title: string;
  proves: string;
  held: boolean;
  /** The claim that did not hold, or what stood in the way. */
  problem?: string;
  claims: { what: string; value: string | number | boolean }[];
  notes: { what: string; value: string | number }[];
  pictures: { file: string; what: string }[];
}
