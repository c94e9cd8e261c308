import { IntlMessageFormat } from 'intl-messageformat';
import { catalogueOf, english } from '#contract/messages/catalogue.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { localeOf, spokenOf } from '#contract/messages/language.ts';
import { pseudo } from '#contract/messages/pseudo.ts';
import type { Text } from '#contract/text.ts';

/** The page says its language before anything is drawn; another one means that the page is loaded again. */
const spoken = spokenOf(typeof document === 'undefined' ? undefined : document.documentElement.lang) ?? 'en';
let catalogue = english;

/** Locale of the catalogue in use; numbers and dates follow it. */
export const LANGUAGE = localeOf(spoken);

/**
 * To be awaited before anything is drawn: the words of the page's language. English stays where they cannot be had,
 * so that a window never goes blank over them.
 */
export async function readWords(): Promise<void> {
  catalogue = await catalogueOf(spoken).catch(() => english);
  // What was said before must not stay English.
  compiled.clear();
}

const compiled = new Map<MessageCode, IntlMessageFormat>();

function messageOf(code: MessageCode): IntlMessageFormat {
  const known = compiled.get(code);
  if (known) return known;
  const message =
    spoken === 'qps'
      ? new IntlMessageFormat(pseudo(new IntlMessageFormat(catalogue[code], 'en').getAst()), 'en')
      : new IntlMessageFormat(catalogue[code], LANGUAGE);
  compiled.set(code, message);
  return message;
}

/** The sentence behind a code. What cannot be said (a parameter is missing) shows as its code, so that a window never goes blank over a word. */
export function t(code: MessageCode, params: Text['params'] = {}): string {
  try {
    return String(messageOf(code).format(params));
  } catch {
    return code;
  }
}

/** A text for people that is made in the window itself. (The contract's own maker would bring its schemas along.) */
export function textOf(code: MessageCode, params: Text['params'] = {}): Text {
  return { code, params };
}

/** The sentence of a text that came from the engine. */
export function tell(text: Text): string {
  return t(text.code, text.params);
}

/** Like {@link t} for sentences with `<tags>`: each tag is made by the function of its name. */
export function rich<Node>(
  code: MessageCode,
  params: Text['params'],
  tags: Record<string, (parts: (string | Node)[]) => Node>,
): (string | Node)[] {
  const made = messageOf(code).format<Node>({ ...params, ...tags });
  return Array.isArray(made) ? made : [made];
}
