import type { OfferSummary } from '#contract/inventory.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import { LIST } from './use-mentions.ts';

/** Resources or prompts that fit what is typed, over the field in which it is. */
export function MentionList({
  kind,
  query,
  answered,
  offers,
  chosen,
  choose,
}: {
  kind: 'resource' | 'prompt';
  query: string;
  answered: boolean;
  offers: readonly OfferSummary[];
  chosen: OfferSummary | undefined;
  choose: (offer: OfferSummary) => void;
}) {
  if (!answered) return null;
  return (
    <div className="absolute inset-x-0 bottom-full z-10 mb-1 max-h-72 animate-appear overflow-y-auto rounded-control bg-raised p-1 shadow-float">
      {offers.length === 0 && (
        <p className="px-2 py-1 text-note text-ink-2">
          {query === '' ? t(`chat.mention.empty.${kind}`) : t(`chat.mention.none.${kind}`, { query })}
        </p>
      )}
      <div
        id={LIST}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the keyboard out of the field
        role="listbox"
        hidden={offers.length === 0}
        aria-label={t(`tools.kind.${kind}s`)}
      >
        {offers.map((offer, at) => (
          // The keyboard stays in the field, which says which one is meant.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keys
          <div
            key={`${offer.server} ${offer.name}`}
            id={`${LIST}-${at}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
            role="option"
            tabIndex={-1}
            aria-selected={offer === chosen}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(offer)}
            className="flex min-h-7 items-center gap-2 rounded-[4px] px-2 select-none hover:bg-hover aria-selected:bg-accent-soft"
          >
            <span className="min-w-0 truncate font-mono text-note">
              {visibleText(offer.title ?? offer.name)}
            </span>
            <span className="min-w-0 flex-1 truncate text-note text-ink-2">
              {visibleText(offer.summary ?? (offer.title === undefined ? '' : offer.name), 'prose')}
            </span>
            <span className="shrink-0 text-note text-ink-3">{offer.server}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
