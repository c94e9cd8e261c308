import { IntlMessageFormat } from 'intl-messageformat';
import { catalogueOf } from '#contract/messages/catalogue.ts';
import { localeOf } from '#contract/messages/language.ts';
import type { Spoken } from '#contract/messages/language.ts';
import { pseudo } from '#contract/messages/pseudo.ts';
import type { Text } from '#contract/text.ts';

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

/** The sentence of a code, for what is shown without a window: dialogs of the system, and the terminal. */
export function say({ code, params }: Text): string {
  const message = new IntlMessageFormat(catalogueOf(spoken)[code], localeOf(spoken));
  if (spoken !== 'qps') return String(message.format(params));
  return String(new IntlMessageFormat(pseudo(message.getAst()), 'en').format(params));
}
