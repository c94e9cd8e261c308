import { expect, test } from 'vitest';
import type { OfferSummary } from '#contract/inventory.ts';
import { RestartPolicy } from '#contract/server.ts';
import type { ServerView } from '#contract/server.ts';
import { groupedRows, nextOffer, rankedRows } from './offer-rows.ts';

function server(id: string, tools?: number, disabled = false): ServerView {
  return {
    server: {
      id,
      title: id,
      source: 'command',
      launch: { type: 'stdio', command: 'x', args: [], env: {} },
      start: 'manual',
      restart: RestartPolicy.parse({}),
      trusted: false,
      disabled,
      consent: '',
    },
    instance: `${id}#1`,
    state: { state: 'stopped', since: 0 },
    warnings: [],
    ...(tools === undefined ? {} : { tools }),
  };
}

function tool(of: string, name: string): OfferSummary {
  return { kind: 'tool', server: of, name, deceptive: false };
}

const offers = [tool('a', 'x'), tool('a', 'y'), tool('b', 'x')];
const servers = [server('new'), server('a', 2), server('b', 1), server('off', undefined, true)];

test('offers stand under their servers; servers that were never listed come last', () => {
  expect(groupedRows(servers, offers, 3).map(({ key }) => key)).toEqual([
    'group a',
    'tool a x',
    'tool a y',
    'group b',
    'tool b x',
    'group new',
  ]);
});

test('one server alone: others that were never listed stay away', () => {
  expect(groupedRows(servers, offers.slice(2), 1, 'b').map(({ key }) => key)).toEqual([
    'group b',
    'tool b x',
  ]);
  expect(groupedRows(servers, [], 0, 'new').map(({ key }) => key)).toEqual(['group new']);
});

test('what has not been fetched has its place already', () => {
  expect(rankedRows(offers, 5).map(({ type }) => type)).toEqual([
    'offer',
    'offer',
    'offer',
    'pending',
    'pending',
  ]);
  expect(groupedRows(servers, offers, 4).map(({ key }) => key)).toEqual([
    'group a',
    'tool a x',
    'tool a y',
    'group b',
    'tool b x',
    'pending 3',
    'group new',
  ]);
});

test('arrow keys go from offer to offer, over headings, and stop at the ends', () => {
  const rows = groupedRows(servers, offers, 3);
  expect(nextOffer(rows, -1, 1)).toBe(1);
  expect(nextOffer(rows, 2, 1)).toBe(4);
  expect(nextOffer(rows, 4, -1)).toBe(2);
  expect(nextOffer(rows, 4, 1)).toBe(4);
  expect(nextOffer(rows, 1, -1)).toBe(1);
  expect(nextOffer(rows, rows.length, -1)).toBe(4);
});
