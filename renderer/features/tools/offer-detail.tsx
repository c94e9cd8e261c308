import { tell } from '#renderer/lib/messages.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Definition } from './definition.tsx';
import { OfferRunner } from './runner/offer-runner.tsx';
import { useOffer } from './use-offer.ts';
import type { OfferRef } from './use-offer.ts';

/** One offer: what it is, and the form to try it. `named`: its name stands above already. */
export function OfferDetail({
  of,
  named = false,
  onBack,
}: {
  of: OfferRef;
  named?: boolean;
  onBack?: () => void;
}) {
  const { offer, problem } = useOffer(of);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      {problem && (
        <div className="p-4">
          <Callout title={tell(problem)} />
        </div>
      )}
      {offer && (
        <OfferRunner offer={offer} onBack={onBack}>
          <Definition offer={offer} named={named} />
        </OfferRunner>
      )}
    </div>
  );
}
