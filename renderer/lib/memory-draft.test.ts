import { expect, test } from 'vitest';
import { MEMORY_LIMITS, MemoryDraft } from '#contract/chat/memory.ts';
import {
  LONGEST_ENTRY,
  MOST_CHARS,
  MOST_ENTRIES,
  draftOfEntry,
  entryProblems,
  placeKey,
  placeOfKey,
  resultWords,
} from './memory-draft.ts';

test('the numbers are those of the contract', () => {
  expect({ entry: LONGEST_ENTRY, entries: MOST_ENTRIES, all: MOST_CHARS }).toEqual(MEMORY_LIMITS);
});

test('a place is a key and back, whatever its id looks like', () => {
  for (const place of [
    { of: 'server', server: 'workspace' },
    { of: 'workspace', workspace: 'a\nb' },
  ] as const)
    expect(placeOfKey(placeKey(place))).toEqual(place);
  expect(placeOfKey('')).toBeUndefined();
});

test('what was typed is a draft that the contract takes, or says what is wrong', () => {
  const place = { of: 'workspace', workspace: 'default' } as const;
  const at = { createdAt: 1, updatedAt: 1 };
  const draft = draftOfEntry({ id: 'x', place, key: 'region', text: 'Frankfurt', ...at });
  expect(entryProblems(draft)).toEqual({});
  expect(MemoryDraft.safeParse({ ...draft, place: placeOfKey(draft.place) }).success).toBe(true);
  expect(entryProblems({ ...draft, key: ' ', text: '' })).toMatchObject({
    key: { code: 'memory.nameMissing' },
    text: { code: 'memory.textMissing' },
  });
  expect(entryProblems({ ...draft, text: 'x'.repeat(LONGEST_ENTRY + 1) })).toMatchObject({
    text: { code: 'memory.textTooLong', params: { count: LONGEST_ENTRY + 1 } },
  });
});

test('of a result its text is proposed, else its structure, else the beginning that was kept', () => {
  const text = { type: 'text', text: 'one' };
  expect(resultWords({ content: [text, { type: 'image', data: 'x' }, text] })).toBe('one\none');
  expect(resultWords({ content: [], structuredContent: { a: 1 } })).toBe('{\n  "a": 1\n}');
  expect(resultWords({ truncated: true, head: 'begins' })).toBe('begins');
  expect(resultWords(7)).toBe('7');
});
