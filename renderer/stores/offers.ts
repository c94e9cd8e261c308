import { startTransition, useEffect, useRef, useState } from 'react';
import type { ServerId } from '#contract/ids.ts';
import type { OfferKind, OfferPage, OfferSummary } from '#contract/inventory.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { useEngine } from './engine.ts';

const FIRST = 200;
const MORE = 1000;
const SETTLE_MS = 100;

/** What is looked for: every word of `query`, of these kinds, at this server. */
export interface Question {
  query: string;
  kinds?: OfferKind[];
  server?: ServerId;
}

/** What was found, as far as it has been fetched: the first `offers` of `total`. */
export interface Found extends OfferPage {
  question: Question;
}

/** The last answer stays while the next one is on its way, or could not be had. */
export interface Search {
  found?: Found;
  problem?: Text;
}

interface Page extends Question {
  offset: number;
  limit: number;
}

/** Fetches an answer page by page, as far as it is looked at. What is `shown` is always whole up to its end. */
export function createOfferSearch(fetch: (page: Page) => Promise<OfferPage>, show: (search: Search) => void) {
  let question: Question = { query: '' };
  let found: Found | undefined;
  let wanted = FIRST;
  let round = 0;
  let busy = false;

  async function load(start: readonly OfferSummary[]): Promise<void> {
    round += 1;
    const mine = round;
    const asked = question;
    busy = true;
    let offers = [...start];
    try {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- each page begins where the one before ended
        const page = await fetch({
          ...asked,
          offset: offers.length,
          limit: offers.length === 0 ? FIRST : MORE,
        });
        if (mine !== round) return;
        offers = [...offers, ...page.offers];
        // A listing that shrank meanwhile ends where it ends.
        const total = page.offers.length === 0 ? offers.length : page.total;
        if (offers.length < Math.min(wanted, total)) continue;
        found = { ...page, question: asked, offers, total };
        show({ found });
        return;
      }
    } catch (error) {
      if (mine === round) show({ ...(found && { found }), problem: reasonOf(error) });
    } finally {
      if (mine === round) busy = false;
    }
  }

  return {
    /** Starts over with another question. */
    ask(next: Question): void {
      question = next;
      wanted = FIRST;
      void load([]);
    },
    /** Fetches again as much as is shown, and changes it in one go. */
    again: () => void load([]),
    /** Somebody looks at the offer at `index`. */
    need(index: number): void {
      if (busy || !found || index < found.offers.length || found.offers.length >= found.total) return;
      wanted = index + 1;
      void load(found.offers);
    },
    /** Shows nothing any more. */
    close(): void {
      round += 1;
    },
  };
}

/** The answer to a question, kept up to date while servers list anew; `need` fetches on towards an index. */
export function useOffers(question: Question): Search & { need: (index: number) => void } {
  const [state, setState] = useState<Search>({});
  const [search] = useState(() =>
    createOfferSearch(
      (page) => request('catalog.search', page),
      (next) => startTransition(() => setState(next)),
    ),
  );
  const of = useListing(question.server);
  const key = JSON.stringify(question);
  const asked = useRef({ key: '', of: '' });
  useEffect(() => {
    const before = asked.current;
    asked.current = { key, of };
    if (before.key !== key) {
      search.ask(JSON.parse(key) as Question);
      return undefined;
    }
    if (before.of === of) return undefined;
    // Many servers that start together list one after the other.
    const timer = setTimeout(search.again, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [search, key, of]);
  useEffect(
    () => () => {
      search.close();
      asked.current = { key: '', of: '' };
    },
    [search],
  );
  return { ...state, need: search.need };
}

/** A word that changes whenever a server (or any of them) may offer something else than before. */
export function useListing(server: ServerId | undefined): string {
  return useEngine(({ mirror }) => {
    if (!mirror) return '';
    const servers = mirror.servers
      .filter((view) => server === undefined || view.server.id === server)
      .map(({ server: { id, disabled } }) => `${id}:${mirror.listings.get(id) ?? 0}:${disabled}`);
    return [mirror.run, ...servers].join(' ');
  });
}
