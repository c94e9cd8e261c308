import type { DeepLink } from '#contract/deep-link.ts';
import { request } from '#renderer/lib/client.ts';
import { mayFill, pasteLink } from './pasting.ts';
import { goTo } from './place.ts';

/** Puts what a link asks for where it would be pasted, and shows that. Nothing is added. */
export function showLink(link: Extract<DeepLink, { asks: 'add' }>): void {
  pasteLink(link.text);
  goTo('servers', { what: 'add' });
  dropLink(link);
}

/** False while a question is open, or something that was typed would be lost: then it waits for a press. */
export function mayShowLink(): boolean {
  return mayFill() && document.querySelector('[role="dialog"],[role="alertdialog"]') === null;
}

export function dropLink({ id }: DeepLink): void {
  // Without an engine there is no link either.
  request('link.take', { id }).catch(() => undefined);
}
