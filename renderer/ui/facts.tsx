import type { ReactNode } from 'react';

export interface Fact {
  name: string;
  value: ReactNode;
}

/** Names and values under each other; a fact that is not known is left out. */
export function Facts({ facts }: { facts: readonly (Fact | false | undefined)[] }) {
  return (
    <dl className="grid grid-cols-[120px_1fr] gap-x-3 gap-y-1">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.name} className="contents">
              <dt className="text-ink-3">{fact.name}</dt>
              <dd className="min-w-0 break-words tabular-nums">{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
