/** The languages of the catalogue; English first, because every code begins there. */
export const LANGUAGES = ['en', 'de', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A language, or the pseudo-locale of tests: English with every letter changed, so that what was never translated shows. */
export type Spoken = Language | 'qps';

/** The first language of ours among those a person reads, such as "de-AT"; English when there is none. */
export function firstSpoken(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const [primary] = tag.toLowerCase().split(/[-_.@]/, 1);
    const found = LANGUAGES.find((language) => language === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** Reads the name of a language that came from outside, such as the `lang` of a page. */
export function spokenOf(name: string | undefined): Spoken | undefined {
  return name === 'qps' ? name : LANGUAGES.find((language) => language === name);
}

/** Locale by which `Intl` writes numbers, dates and lists. The pseudo-locale takes one without a Latin letter. */
export function localeOf(spoken: Spoken): Language {
  return spoken === 'qps' ? 'ja' : spoken;
}
