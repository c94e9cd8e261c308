import { de } from './de.ts';
import { en } from './en.ts';
import type { MessageCode } from './en.ts';
import { ja } from './ja.ts';
import type { Spoken } from './language.ts';

export type Catalogue = Record<MessageCode, string>;

const CATALOGUES: Record<Spoken, Catalogue> = { en, de, ja, qps: en };

/** Every sentence of a language by code, in ICU MessageFormat; of the pseudo-locale before its letters are marked. */
export function catalogueOf(spoken: Spoken): Catalogue {
  return CATALOGUES[spoken];
}
