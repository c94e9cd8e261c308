import { expect, test } from 'vitest';
import { mentionAt, withoutMention } from './mention.ts';

test.each([
  ['@', 1, { kind: 'resource', query: '', start: 0, end: 1 }],
  ['see @demo', 9, { kind: 'resource', query: 'demo', start: 4, end: 9 }],
  ['see @demo now', 9, { kind: 'resource', query: 'demo', start: 4, end: 9 }],
  ['/sum', 4, { kind: 'prompt', query: 'sum', start: 0, end: 4 }],
])('%s at %d names something', (text, caret, mention) => {
  expect(mentionAt(text, caret)).toEqual(mention);
});

test.each([
  ['me@example.com', 14],
  ['a /path', 7],
  ['/sum it', 7],
  ['@demo done', 10],
  ['', 0],
])('%s at %d does not', (text, caret) => {
  expect(mentionAt(text, caret)).toBeUndefined();
});

test('what was typed to find it goes', () => {
  const mention = mentionAt('see @demo now', 9);
  expect(mention && withoutMention('see @demo now', mention)).toBe('see now');
});
