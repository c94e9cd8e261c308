import { OfferKind } from '#contract/inventory.ts';
import type { OfferSummary } from '#contract/inventory.ts';
import { text } from '#contract/text.ts';
import type { Command } from '../command.ts';
import { EXIT, usageFailure } from '../exit.ts';
import { columns, plainLine, word } from '../output.ts';

const PAGE = 1000;
const SUMMARY_CHARS = 100;

/** What servers offer: everything, one server, one kind, or what is searched for. */
export const list: Command = {
  name: 'list',
  usage: '[SERVER] [--kind KIND] [--search WORDS]',
  about: 'cli.about.list',
  options: { kind: { type: 'string' }, search: { type: 'string' } },
  takes: { min: 0, max: 1 },
  async run({ engine, out, values, positionals: [server] }) {
    const kind = OfferKind.optional().safeParse(values['kind']);
    if (!kind.success) {
      const allowed = OfferKind.options.join(', ');
      throw usageFailure(list, text('cli.wrongOption', { option: '--kind', allowed }));
    }
    const offers: OfferSummary[] = [];
    for (let total = 1; offers.length < total;) {
      const page = await engine.request('catalog.search', {
        query: String(values['search'] ?? ''),
        offset: offers.length,
        limit: PAGE,
        ...(kind.data === undefined ? {} : { kinds: [kind.data] }),
        ...(server === undefined ? {} : { server }),
      });
      offers.push(...page.offers);
      total = page.offers.length === 0 ? 0 : page.total;
    }
    out.result(offers, () => (offers.length === 0 ? [word('cli.nothingListed')] : columns(offers.map(row))));
    return EXIT.ok;
  },
};

function row({ server, kind, name, summary = '' }: OfferSummary): string[] {
  return [server, kind, plainLine(name), plainLine(summary).slice(0, SUMMARY_CHARS)];
}
