import { IntlMessageFormat } from 'intl-messageformat';
import { en } from '#contract/messages/en.ts';
import type { Text } from '#contract/text.ts';

/** The sentence of a code, for what the main process itself shows: dialogs, and the terminal it was started from. */
export function say({ code, params }: Text): string {
  return String(new IntlMessageFormat(en[code], 'en').format(params));
}
