import { useEffect, useMemo, useState } from 'react';
import type { OfferSummary } from '#contract/inventory.ts';
import { request } from '#renderer/lib/client.ts';
import { nameRank } from '#renderer/lib/name-rank.ts';
import { useSettled } from '#renderer/lib/use-settled.ts';

const TYPING_MS = 80;
const SHOWN = 8;
const NOTHING: { of: string; found: readonly OfferSummary[] } = { of: '', found: [] };

/**
 * The first tools whose name, title, description or arguments hold every word; none while nothing is asked. Until the
 * answer to what was typed last is there, only those of the answer before that are called so: Enter opens the first.
 */
export function useFoundTools(typed: string): readonly OfferSummary[] {
  const wanted = typed.trim();
  const query = useSettled(wanted, TYPING_MS);
  const [{ of, found }, setFound] = useState(NOTHING);
  useEffect(() => {
    let current = true;
    const asked =
      query === '' ? undefined : request('catalog.search', { query, kinds: ['tool'], limit: SHOWN });
    Promise.resolve(asked).then(
      (page) => current && setFound({ of: query, found: page?.offers ?? [] }),
      () => current && setFound({ of: query, found: [] }),
    );
    return () => {
      current = false;
    };
  }, [query]);
  return useMemo(
    () => (of === wanted ? found : found.filter(({ name }) => nameRank(name, wanted) > 0)),
    [of, found, wanted],
  );
}
