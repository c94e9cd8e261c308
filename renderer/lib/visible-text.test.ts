import { expect, test } from 'vitest';
import { visiblePieces, visibleText } from './visible-text.ts';

test('plain text of any script stays as it is', () => {
  for (const text of ['notes/plan.md', 'Größe 漢字 שלום', '{\n  "a": "\\n"\n}']) {
    expect(visiblePieces(text)).toEqual([{ text, hidden: false }]);
  }
});

test.each([
  ['zero width space', '\u200b', '\\u{200B}'],
  ['right-to-left override', '\u202e', '\\u{202E}'],
  ['isolate', '\u2066', '\\u{2066}'],
  ['soft hyphen', '\u00ad', '\\u{00AD}'],
  ['no-break space', '\u00a0', '\\u{00A0}'],
  ['ideographic space', '\u3000', '\\u{3000}'],
  ['hangul filler', '\u3164', '\\u{3164}'],
  ['blank braille', '\u2800', '\\u{2800}'],
  ['line separator', '\u2028', '\\u{2028}'],
  ['delete', '\u007f', '\\u{007F}'],
  ['carriage return', '\r', '\\u{000D}'],
  ['tag letter', '\u{e0041}', '\\u{E0041}'],
  ['private use', '\ue000', '\\u{E000}'],
  ['variation selector', '\ufe0f', '\\u{FE0F}'],
  ['lone surrogate', '\ud800', '\\u{D800}'],
])('%s is written out', (_, character, escaped) => {
  expect(visiblePieces(`a${character}b`)).toEqual([
    { text: 'a', hidden: false },
    { text: escaped, hidden: true },
    { text: 'b', hidden: false },
  ]);
});

test('in a word of a command line breaks and blanks at its ends are written out too', () => {
  expect(visiblePieces('a b', 'word')).toEqual([{ text: 'a b', hidden: false }]);
  expect(visiblePieces(' a\n ', 'word')).toEqual([
    { text: '\\u{0020}', hidden: true },
    { text: 'a', hidden: false },
    { text: '\\u{000A}', hidden: true },
    { text: '\n', hidden: false },
    { text: '\\u{0020}', hidden: true },
  ]);
});

test('neighbours are one piece, in which each is still told', () => {
  expect(visiblePieces('a\u200b\u202eb')).toEqual([
    { text: 'a', hidden: false },
    { text: '\\u{200B}\\u{202E}', hidden: true },
    { text: 'b', hidden: false },
  ]);
});

test('prose keeps its layout and its emoji, and says what it hides', () => {
  const prose = '\tone\r\ntwo ⚠️';
  expect(visiblePieces(prose, 'prose')).toEqual([{ text: prose, hidden: false }]);
  expect(visibleText('go\u{e0041}od', 'prose')).toBe('go\\u{E0041}od');
});

test('a name is told without anything unseen', () => {
  expect(visibleText('read\u00a0file ')).toBe('read\\u{00A0}file\\u{0020}');
});

test('in a word letters that pass for Latin ones are written out; words of one script stay', () => {
  expect(visibleText('wr\u0456te_file')).toBe('wr\\u{0456}te_file');
  expect(visibleText('\u0430p\u03bf\u200b')).toBe('\\u{0430}p\\u{03BF}\\u{200B}');
  for (const text of [
    '\u0447\u0438\u0442\u0430\u0442\u044c',
    'caf\u00e9 \u03b1\u03b2\u03b3',
    '/srv/\u0433\u043e\u0434/a.md',
  ]) {
    expect(visibleText(text)).toBe(text);
  }
  expect(visibleText('wr\u0456te', 'text')).toBe('wr\u0456te');
});
