import { expect, test } from 'vitest';
import type { OfferSummary } from '#contract/inventory.ts';
import { createOfferSearch } from './offers.ts';
import type { Search } from './offers.ts';

/** A catalogue of `size` tools that answers when it is told to. */
function catalogue(size: number) {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const shown: Search[] = [];
  const state = { size, broken: false };
  const search = createOfferSearch(
    ({ query, offset, limit }) =>
      new Promise((resolve, reject) => {
        asked.push(`${query} ${offset}+${limit}`);
        waiting.push(() => {
          if (state.broken) return reject(new Error('gone'));
          const count = Math.max(0, Math.min(limit, state.size - offset));
          const offers = Array.from({ length: count }, (_, at) => tool(`${query}${offset + at}`));
          const counts = { tool: state.size, prompt: 0, resource: 0, template: 0 };
          return resolve({ offers, total: state.size, counts, tokens: 0 });
        });
      }),
    (next) => shown.push(next),
  );
  return {
    search,
    asked,
    state,
    names: () => shown.at(-1)?.found?.offers.map(({ name }) => name) ?? [],
    last: () => shown.at(-1),
    shown,
    async answer(at = 0) {
      waiting.splice(at, 1)[0]?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

function tool(name: string): OfferSummary {
  return { kind: 'tool', server: 's', name, deceptive: false };
}

test('the first page shows at once, the rest when somebody looks there', async () => {
  const { search, asked, answer, names, last } = catalogue(5000);
  search.ask({ query: '' });
  await answer();
  expect([names().length, last()?.found?.total]).toEqual([200, 5000]);
  search.need(150);
  expect(asked).toHaveLength(1);
  search.need(2500);
  search.need(2600);
  await answer();
  expect(names()).toHaveLength(200);
  await answer();
  await answer();
  expect(asked).toEqual([' 0+200', ' 200+1000', ' 1200+1000', ' 2200+1000']);
  expect(names()).toHaveLength(3200);
  expect(names()[3199]).toBe('3199');
});

test('an answer that was overtaken is not shown', async () => {
  const { search, answer, names, shown } = catalogue(3);
  search.ask({ query: 'a' });
  search.ask({ query: 'b' });
  await answer(1);
  await answer(0);
  expect(names()).toEqual(['b0', 'b1', 'b2']);
  expect(shown).toHaveLength(1);
});

test('a new listing replaces as much as was shown, in one go', async () => {
  const { search, answer, names, shown, state } = catalogue(1500);
  search.ask({ query: '' });
  await answer();
  search.need(1400);
  await answer();
  await answer();
  expect(names()).toHaveLength(1500);
  const before = shown.length;
  state.size = 1300;
  search.again();
  await answer();
  expect(shown).toHaveLength(before);
  await answer();
  await answer();
  expect(names()).toHaveLength(1300);
  expect(shown).toHaveLength(before + 1);
});

test('what was found stays when the engine cannot be asked; nothing is shown after the end', async () => {
  const { search, answer, last, state, names, shown } = catalogue(3);
  search.ask({ query: '' });
  await answer();
  state.broken = true;
  search.again();
  await answer();
  expect(names()).toHaveLength(3);
  expect(last()?.problem).toEqual({ code: 'request.internal', params: { problem: 'gone' } });
  search.again();
  search.close();
  await answer();
  expect(shown).toHaveLength(2);
});
