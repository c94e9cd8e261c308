import { useEffect, useState } from 'react';
import { useSettled } from '#renderer/lib/use-settled.ts';

const SETTLE_MS = 150;
const LONGEST = 500;

/**
 * What was found for the words that were typed; undefined while nothing is looked for. The last answer stays until the
 * next. `ask` is one function for good; another `again` asks once more.
 */
export function useSearch<Hit>(
  query: string,
  ask: (text: string) => Promise<readonly Hit[]>,
  again = 0,
): readonly Hit[] | undefined {
  const asked = useSettled(query.trim().slice(0, LONGEST), SETTLE_MS);
  const [hits, setHits] = useState<readonly Hit[]>([]);
  useEffect(() => {
    if (asked === '') return undefined;
    let current = true;
    ask(asked).then(
      (found) => current && setHits(found),
      () => current && setHits([]),
    );
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `again` is there to ask once more
  }, [asked, ask, again]);
  return query.trim() === '' || asked === '' ? undefined : hits;
}
