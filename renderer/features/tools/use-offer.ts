import { useEffect, useState } from 'react';
import type { Offer, OfferSummary } from '#contract/inventory.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { useListing } from '#renderer/stores/offers.ts';

/** What names one offer. */
export type OfferRef = Pick<OfferSummary, 'kind' | 'server' | 'name'>;

interface State {
  /** Which listing it is from. */
  of?: string;
  offer?: Offer;
  problem?: Text;
}

/** One offer whole, as last listed; it stays on screen while it is fetched again. */
export function useOffer({ kind, server, name }: OfferRef): State {
  const [state, setState] = useState<State>({});
  const of = useListing(server);
  useEffect(() => {
    let current = true;
    request('catalog.get', { kind, server, name }).then(
      (offer) => current && setState({ of, offer }),
      (error: unknown) => current && setState({ of, problem: reasonOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [kind, server, name, of]);
  return state;
}
