import { IntlMessageFormat } from 'intl-messageformat';
import { catalogueOf } from '#contract/messages/catalogue.ts';
import { localeOf } from '#contract/messages/language.ts';
import { pseudo } from '#contract/messages/pseudo.ts';
import type { Text } from '#contract/text.ts';
import { spokenNow } from './spoken.ts';

/** The sentence of a code, for what is shown without a window: dialogs of the system, and the terminal. */
export function say({ code, params }: Text): string {
  const spoken = spokenNow();
  const message = new IntlMessageFormat(catalogueOf(spoken)[code], localeOf(spoken));
  if (spoken !== 'qps') return String(message.format(params));
  return String(new IntlMessageFormat(pseudo(message.getAst()), 'en').format(params));
}
