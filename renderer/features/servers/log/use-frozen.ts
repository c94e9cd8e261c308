import { useState } from 'react';
import { newSince } from './log-filter.ts';

/**
 * What is read stands still while it is not followed: else it would move away under the reader, and be dropped at the
 * start as new lines come. `fresh` came meanwhile; undefined: too many to tell.
 */
export function useFrozen<T>(live: readonly T[]) {
  const [frozen, setFrozen] = useState<readonly T[]>();
  return {
    items: frozen ?? live,
    follow: frozen === undefined,
    setFollow: (follow: boolean) => setFrozen((now) => (follow ? undefined : (now ?? live))),
    fresh: frozen ? newSince(frozen, live) : 0,
  };
}
