import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { de } from '#contract/messages/de.ts';
import { en } from '#contract/messages/en.ts';
import type { MessageCode } from '#contract/messages/en.ts';
import { ja } from '#contract/messages/ja.ts';

const TRANSLATED: Record<'de' | 'ja', Partial<Record<MessageCode, string>>> = { de, ja };
const NAMES = ['literal', 'text', 'number', 'date', 'time', 'select', 'plural', 'count', 'tag'] as const;

interface Part {
  type: number;
  value?: unknown;
  options?: Record<string, { value: Part[] }>;
  children?: Part[];
}

/** Every parameter with what is made of it, and the keys of every choice; a plural has the forms its language needs. */
function holes(message: string, language: string): string[] {
  const found = new Set<string>();
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      const kind = NAMES[part.type] ?? String(part.type);
      if (kind === 'literal' || kind === 'count') continue;
      const keys = kind === 'select' ? Object.keys(part.options ?? {}).toSorted() : [];
      found.add(`${kind} ${String(part.value)} ${keys.join('|')}`.trim());
      for (const { value } of Object.values(part.options ?? {})) visit(value);
      visit(part.children ?? []);
    }
  };
  visit(new IntlMessageFormat(message, language).getAst());
  return [...found].toSorted();
}

/** Plural forms that a language has and a message does not give. */
function lacking(message: string, language: string): string[] {
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const lacks: string[] = [];
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (NAMES[part.type] === 'plural') {
        const given = Object.keys(part.options ?? {});
        lacks.push(...needed.filter((form) => !given.includes(form)));
      }
      for (const { value } of Object.values(part.options ?? {})) visit(value);
      visit(part.children ?? []);
    }
  };
  visit(new IntlMessageFormat(message, language).getAst());
  return lacks;
}

describe.each(['de', 'ja'] as const)('%s', (language) => {
  const translated = Object.entries(TRANSLATED[language]).filter(([code]) => code in en);

  test('has every code, and no other', () => {
    const codes = new Set(Object.keys(TRANSLATED[language]));
    expect(Object.keys(en).filter((code) => !codes.has(code))).toEqual([]);
    expect([...codes].filter((code) => !(code in en))).toEqual([]);
  });

  test('takes the same parameters, tags and choices as English', () => {
    const wrong = translated.flatMap(([code, message]) => {
      const english = holes(en[code as MessageCode], 'en');
      const ours = holes(message, language);
      // What a language does not need to bend, such as a verb after a name, it may leave out.
      const unknown = ours.filter((hole) => !english.includes(hole) && !bends(hole, english));
      const missing = english.filter((hole) => !ours.includes(hole) && !bends(hole, ours));
      return unknown.length + missing.length === 0 ? [] : [{ code, unknown, missing }];
    });
    expect(wrong).toEqual([]);
  });

  test('has the plural forms of its language', () => {
    const wrong = translated.filter(([, message]) => lacking(message, language).length > 0);
    expect(wrong.map(([code]) => code)).toEqual([]);
  });

  test('no sentence was left in English', () => {
    const same = translated.filter(([code, message]) => {
      const words = literals(new IntlMessageFormat(message, language).getAst()).match(/\p{L}{2,}/gu) ?? [];
      return words.length > 2 && message === en[code as MessageCode];
    });
    expect(same.map(([code]) => code)).toEqual([]);
  });
});

function literals(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.options)
        return Object.values(part.options)
          .map(({ value }) => literals(value))
          .join(' ');
      if (part.children) return literals(part.children);
      return NAMES[part.type] === 'literal' ? String(part.value) : ' ';
    })
    .join('');
}

/** Whether the same parameter stands in a choice of the other language, so that nothing of it is lost. */
function bends(hole: string, others: readonly string[]): boolean {
  const [kind, name] = hole.split(' ', 2);
  return kind !== 'tag' && others.some((other) => other.split(' ')[1] === name && !other.startsWith('tag'));
}
