import type { ServerId } from '#contract/ids.ts';
import type { OfferSummary } from '#contract/inventory.ts';
import type { ServerView } from '#contract/server.ts';

/** A row of the inventory. `at` is the place of an offer in what was found. */
export type OfferRow =
  | { type: 'group'; key: string; view: ServerView }
  | { type: 'offer'; key: string; at: number; offer: OfferSummary }
  /** Found, but not fetched yet. */
  | { type: 'pending'; key: string; at: number };

/** Names one offer among those of all servers. */
export function offerKey({ kind, server, name }: Pick<OfferSummary, 'kind' | 'server' | 'name'>): string {
  return `${kind} ${server} ${name}`;
}

/** Best match first, under no headings; places are kept for what has not been fetched. */
export function rankedRows(offers: readonly OfferSummary[], total: number): OfferRow[] {
  return [
    ...offers.map((offer, at) => ({ type: 'offer' as const, key: offerKey(offer), at, offer })),
    ...pendingRows(offers.length, total),
  ];
}

/**
 * Offers under their servers, in the order in which they came; then the servers that were never listed,
 * unless `only` another one is looked at.
 */
export function groupedRows(
  servers: readonly ServerView[],
  offers: readonly OfferSummary[],
  total: number,
  only?: ServerId,
): OfferRow[] {
  const views = new Map(servers.map((view) => [view.server.id, view]));
  const rows: OfferRow[] = [];
  const met = new Set<ServerId>();
  let last: ServerId | undefined;
  for (const [at, offer] of offers.entries()) {
    const view = views.get(offer.server);
    if (offer.server !== last && view && !met.has(offer.server)) rows.push(groupRow(view));
    last = offer.server;
    met.add(offer.server);
    rows.push({ type: 'offer', key: offerKey(offer), at, offer });
  }
  rows.push(...pendingRows(offers.length, total));
  for (const view of servers) {
    const { id, disabled } = view.server;
    if (view.tools !== undefined || disabled || met.has(id) || (only !== undefined && only !== id)) continue;
    rows.push(groupRow(view));
  }
  return rows;
}

/** Index of the next row that can be chosen from `from` on in a direction; `from` itself when there is none. */
export function nextOffer(rows: readonly OfferRow[], from: number, step: 1 | -1): number {
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    if (rows[at]?.type === 'offer') return at;
  }
  return from;
}

function groupRow(view: ServerView): OfferRow {
  return { type: 'group', key: `group ${view.server.id}`, view };
}

function pendingRows(from: number, total: number): OfferRow[] {
  return Array.from({ length: Math.max(0, total - from) }, (_, at) => ({
    type: 'pending' as const,
    key: `pending ${from + at}`,
    at: from + at,
  }));
}
