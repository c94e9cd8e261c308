import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OfferSummary } from '#contract/inventory.ts';
import { t } from '#renderer/lib/messages.ts';
import { classes } from '#renderer/ui/classes.ts';
import { KINDS } from './kind-look.ts';
import { TokenBar } from './token-bar.tsx';
import { VerbWords } from './verb-words.tsx';

interface Props {
  offer: OfferSummary;
  open: boolean;
  /** The one row that Tab leads to. */
  reachable: boolean;
  largest: number;
  onChoose: () => void;
}

const BUTTON = 'flex size-full rounded-control text-left focus-visible:-outline-offset-2';

/** One offer on one line; what does not fit into the list is left out from the right kind of end. */
export function OfferButton({ server, ...props }: Props & { server: string | undefined }) {
  const { offer, largest } = props;
  return (
    <Button {...props} className="items-center gap-3 px-2">
      <Kind offer={offer} />
      <Name offer={offer} className="max-w-1/2 shrink-0 @max-lg:max-w-none @max-lg:flex-1 @max-lg:shrink" />
      <span className="min-w-0 flex-1 truncate text-note text-ink-2 @max-lg:hidden">{about(offer)}</span>
      {server !== undefined && (
        <span className="w-32 shrink-0 truncate text-note text-ink-2 @max-md:hidden">{server}</span>
      )}
      {offer.verbs && (
        <span
          className={classes(
            'truncate @max-lg:hidden',
            // The description makes room first. Beside servers it is a column, so that they stand under each other.
            server === undefined ? 'min-w-0' : 'w-32 shrink-0 text-right @4xl:w-58',
          )}
        >
          <VerbWords verbs={offer.verbs} />
        </span>
      )}
      <TokenBar tokens={offer.tokens} largest={largest} />
    </Button>
  );
}

/** The same in a narrow panel, on two lines. */
export function OfferBlock(props: Props) {
  const { offer, largest } = props;
  return (
    <Button {...props} className="flex-col justify-center px-2">
      <span className="flex w-full items-center gap-2">
        <Kind offer={offer} />
        <Name offer={offer} className="flex-1 font-medium" />
        {offer.tokens !== undefined && <TokenBar tokens={offer.tokens} largest={largest} />}
      </span>
      <span className="flex w-full items-baseline gap-3 pl-5.5">
        <span className="min-w-0 flex-1 truncate text-note text-ink-2">{about(offer)}</span>
        {offer.verbs && (
          <span className="max-w-3/4 shrink-0 truncate">
            <VerbWords verbs={offer.verbs} />
          </span>
        )}
      </span>
    </Button>
  );
}

function Button({
  offer,
  open,
  reachable,
  onChoose,
  className,
  children,
}: Props & { className: string; children: ReactNode }) {
  return (
    <button
      type="button"
      data-row
      aria-expanded={open}
      tabIndex={reachable ? 0 : -1}
      onClick={onChoose}
      title={[offer.name, offer.summary].filter(Boolean).join('\n')}
      className={classes(BUTTON, open ? 'bg-accent-soft' : 'hover:bg-hover', className)}
    >
      {children}
    </button>
  );
}

/** URIs of one server look alike until far behind: a resource stands under the name that its server gave it. */
function shownName({ kind, name, title }: OfferSummary): string {
  return (kind === 'resource' || kind === 'template') && title !== undefined ? title : name;
}

function about(offer: OfferSummary): string | undefined {
  if (shownName(offer) !== offer.name) return [offer.name, offer.summary].filter(Boolean).join(' · ');
  return offer.summary ?? offer.title;
}

function Kind({ offer }: { offer: OfferSummary }) {
  const { icon: Icon, one } = KINDS[offer.kind];
  return (
    <>
      <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
      <span className="sr-only">{t(one)}</span>
    </>
  );
}

function Name({ offer, className }: { offer: OfferSummary; className: string }) {
  return (
    <span className={classes('flex min-w-0 items-center gap-1.5 font-mono text-note', className)}>
      <span className="truncate [unicode-bidi:isolate]">{shownName(offer)}</span>
      {offer.deceptive && (
        <span title={t('tools.deceptive')} className="flex shrink-0 text-waiting">
          <TriangleAlert size={14} aria-hidden />
          <span className="sr-only">{t('tools.deceptive')}</span>
        </span>
      )}
    </span>
  );
}
