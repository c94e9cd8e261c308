import type { Spoken } from '#contract/messages/language.ts';

// A process speaks one language at a time, to one person.
let spoken: Spoken = 'en';

/** From now on this process speaks `language`. */
export function speak(language: Spoken): void {
  spoken = language;
}

/** The language this process speaks now. */
export function spokenNow(): Spoken {
  return spoken;
}
