import { IntlMessageFormat } from 'intl-messageformat';
import { localeOf } from '#contract/messages/language.ts';
import { pseudo } from '#contract/messages/pseudo.ts';
import type { Text } from '#contract/text.ts';
import { wordsNow } from './spoken.ts';

/** The sentence of a code, for what is shown without a window: dialogs of the system, and the terminal. */
export function say({ code, params }: Text): string {
  const { of, catalogue } = wordsNow();
  const message = new IntlMessageFormat(catalogue[code], localeOf(of));
  if (of !== 'qps') return String(message.format(params));
  return String(new IntlMessageFormat(pseudo(message.getAst()), 'en').format(params));
}
