import type { OfferKind, OfferPage, OfferSummary } from '#contract/inventory.ts';
import type { Server } from '#contract/server.ts';

/** A row with the texts it is found by, in lower case. */
export interface Found {
  row: OfferSummary;
  fields: { name: string; title: string; description: string; parameters: string };
}

export interface SearchQuery {
  query: string;
  kinds?: readonly OfferKind[] | undefined;
  offset: number;
  limit: number;
}

export function offerKey(kind: OfferKind, name: string): string {
  return `${kind}\n${name}`;
}

const MOST_WORDS = 20;

/**
 * Every word of the query must be found; where it is found decides the order (name, title, description, parameter
 * names, the server). Equal ones stay in the order of servers and listings, which is also that of an empty query.
 */
export function searchOffers(
  servers: readonly { server: Server; found: readonly Found[] }[],
  { query, kinds, offset, limit }: SearchQuery,
): OfferPage {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  const counts = { tool: 0, prompt: 0, resource: 0, template: 0 };
  const matches: { row: OfferSummary; score: number }[] = [];
  let tokens = 0;
  for (const { server, found } of servers) {
    const home = `${server.title} ${server.id}`.toLowerCase();
    for (const offer of found) {
      const score = scoreOf(offer.fields, home, words);
      if (score === 0) continue;
      const { row } = offer;
      counts[row.kind]++;
      tokens += row.tokens ?? 0;
      if (kinds === undefined || kinds.includes(row.kind)) matches.push({ row, score });
    }
  }
  // Sorting is stable.
  if (words.length > 0) matches.sort((a, b) => b.score - a.score);
  const offers = matches.slice(offset, offset + limit).map(({ row }) => row);
  return { offers, total: matches.length, counts, tokens };
}

/** 0: not all words are there. */
function scoreOf(fields: Found['fields'], home: string, words: readonly string[]): number {
  let score = 1;
  for (const word of words) {
    const points = pointsOf(fields, home, word);
    if (points === 0) return 0;
    score += points;
  }
  return score;
}

function pointsOf({ name, title, description, parameters }: Found['fields'], home: string, word: string) {
  if (name === word) return 100;
  const at = name.indexOf(word);
  if (at === 0) return 60;
  // At the start of a word of the name rather than inside one.
  if (at > 0) return /[\p{L}\p{N}]/u.test(name.charAt(at - 1)) ? 30 : 45;
  if (title.includes(word)) return 20;
  if (description.includes(word)) return 8;
  if (parameters.includes(word)) return 4;
  return home.includes(word) ? 2 : 0;
}
