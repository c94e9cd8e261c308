import { en } from './en.ts';
import type { MessageCode } from './en.ts';
import type { Spoken } from './language.ts';

export type Catalogue = Record<MessageCode, string>;

/** English is always at hand, for every code begins there; another language is read when somebody speaks it. */
const OTHERS: Partial<Record<Spoken, () => Promise<Catalogue>>> = {
  de: async () => (await import('./de.ts')).de,
  ja: async () => (await import('./ja.ts')).ja,
};

export const english: Catalogue = en;

/** Every sentence of a language by code, in ICU MessageFormat; of the pseudo-locale before its letters are marked. */
export async function catalogueOf(spoken: Spoken): Promise<Catalogue> {
  return (await OTHERS[spoken]?.()) ?? english;
}
