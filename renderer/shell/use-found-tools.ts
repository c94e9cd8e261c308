import { useEffect, useState } from 'react';
import type { OfferSummary } from '#contract/inventory.ts';
import { request } from '#renderer/lib/client.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';

const TYPING_MS = 80;
const SHOWN = 8;

/** The first tools whose name, title, description or arguments hold every word; none while nothing is asked. */
export function useFoundTools(typed: string): readonly OfferSummary[] {
  const query = useSettled(typed.trim(), TYPING_MS);
  const [found, setFound] = useState<readonly OfferSummary[]>([]);
  useEffect(() => {
    let current = true;
    const asked =
      query === '' ? undefined : request('catalog.search', { query, kinds: ['tool'], limit: SHOWN });
    Promise.resolve(asked).then(
      (page) => current && setFound(page?.offers ?? []),
      () => current && setFound([]),
    );
    return () => {
      current = false;
    };
  }, [query]);
  return found;
}
