import { catalogueOf, english } from '#contract/messages/catalogue.ts';
import type { Catalogue } from '#contract/messages/catalogue.ts';
import type { Spoken } from '#contract/messages/language.ts';

// A process speaks one language at a time, to one person.
let spoken: Spoken = 'en';
let words: { of: Spoken; catalogue: Catalogue } = { of: 'en', catalogue: english };

/** From now on this process speaks `language`; what it says itself does so once this has resolved. */
export async function speak(language: Spoken): Promise<void> {
  spoken = language;
  const catalogue = await catalogueOf(language);
  if (spoken === language) words = { of: language, catalogue };
}

/** The language this process speaks now. */
export function spokenNow(): Spoken {
  return spoken;
}

/** The sentences at hand, and whose they are. */
export function wordsNow(): { of: Spoken; catalogue: Catalogue } {
  return words;
}
