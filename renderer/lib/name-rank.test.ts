import { expect, test } from 'vitest';
import { nameRank } from './name-rank.ts';

const NAMES = [
  'Archive starten',
  'Everything starten',
  'Server hinzufügen',
  'Start all servers',
  'Permissions',
];
const found = (typed: string) =>
  NAMES.filter((name) => nameRank(name, typed) > 0).toSorted(
    (a, b) => nameRank(b, typed) - nameRank(a, typed),
  );

test('letters that are strewn over a name are no match', () => {
  expect(found('create')).toEqual([]);
  expect(found('mission x')).toEqual([]);
});

test('what starts the name comes first, then what starts a word, then what stands inside one', () => {
  expect(found('start')).toEqual(['Start all servers', 'Archive starten', 'Everything starten']);
  expect(found('ser')).toEqual(['Server hinzufügen', 'Start all servers']);
  expect(found('mission')).toEqual(['Permissions']);
});

test('every word counts, in any order; case, accents and initials do not matter', () => {
  expect(found('STARTEN arch')).toEqual(['Archive starten']);
  expect(found('hinzufug')).toEqual(['Server hinzufügen']);
  expect(found('sas')).toEqual(['Start all servers']);
  expect(nameRank('アクティビティ', 'ティビ')).toBeGreaterThan(0);
});
