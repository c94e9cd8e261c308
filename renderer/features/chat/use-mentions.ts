import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { OfferSummary } from '#contract/inventory.ts';
import { mentionAt, withoutMention } from '#renderer/lib/mention.ts';
import type { Mention } from '#renderer/lib/mention.ts';
import { addExtra, changeDraft, draftOf } from '#renderer/stores/chat-drafts.ts';
import { useOffers } from '#renderer/stores/offers.ts';
import { returnToComposer } from './composer-field.ts';

export const LIST = 'chat-mentions';
const SHOWN = 8;

/** What can be named with `@` and `/` while one writes: found as it is typed, chosen with arrows and Enter. */
export function useMentions(conversation: string, text: string) {
  const [mention, setMention] = useState<Mention>();
  const [left, setLeft] = useState<string>();
  const [at, setAt] = useState(0);
  const [asking, ask] = useState<OfferSummary>();
  const key = mention && `${mention.kind} ${mention.start}`;
  const open = mention !== undefined && left !== key && text !== '';
  const { found } = useOffers({
    query: open ? mention.query : '',
    kinds: [mention?.kind ?? 'resource'],
  });
  const fits = open && found?.question.kinds?.[0] === mention.kind && found.question.query === mention.query;
  const offers = fits ? found.offers.slice(0, SHOWN) : [];
  const chosen = offers[Math.min(at, offers.length - 1)];

  function choose(offer: OfferSummary) {
    if (!mention) return;
    const { text: typed } = draftOf(conversation);
    changeDraft(conversation, { text: withoutMention(typed, mention) });
    setMention(undefined);
    if (offer.kind === 'prompt') ask(offer);
    else {
      addExtra(conversation, { type: 'resource', server: offer.server, uri: offer.name });
      returnToComposer();
    }
  }

  return {
    open,
    kind: mention?.kind ?? 'resource',
    query: mention?.query ?? '',
    answered: fits,
    offers,
    chosen,
    choose,
    /** The prompt whose arguments are asked for. */
    asking,
    answer(args: Record<string, string> | undefined) {
      if (asking && args)
        addExtra(conversation, { type: 'prompt', server: asking.server, name: asking.name, args });
      ask(undefined);
      returnToComposer();
    },
    /** Looks at what stands before the caret. */
    look({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
      const next = selectionStart === selectionEnd ? mentionAt(value, selectionStart) : undefined;
      if (next?.query !== mention?.query || next?.start !== mention?.start) setAt(0);
      setMention(next);
      if (!next) setLeft(undefined);
    },
    /** Whether a key meant the list. */
    press(event: KeyboardEvent): boolean {
      if (!open) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') setLeft(key);
      else if (step !== undefined && offers.length > 0) setAt((at + step + offers.length) % offers.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && chosen) choose(chosen);
      else return false;
      event.preventDefault();
      return true;
    },
    marks: {
      'aria-autocomplete': 'list' as const,
      ...(open &&
        chosen && { 'aria-controls': LIST, 'aria-activedescendant': `${LIST}-${offers.indexOf(chosen)}` }),
    },
  };
}
