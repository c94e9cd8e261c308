import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Attributes that a person reads or hears. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label']);
const LETTERS = /\p{L}{2}/u;

function hardCoded(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const say = (node: ts.Node, what: string): void => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path}:${line + 1} ${what.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && LETTERS.test(node.text)) say(node, node.text);
    if (
      ts.isJsxExpression(node) &&
      node.expression !== undefined &&
      ts.isStringLiteralLike(node.expression)
    ) {
      if (ts.isJsxElement(node.parent) && LETTERS.test(node.expression.text)) say(node, node.expression.text);
    }
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText())) {
      const value = node.initializer;
      if (value !== undefined && ts.isStringLiteral(value) && LETTERS.test(value.text)) say(node, value.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test('no component has a sentence of its own: all text comes from the catalogue', async () => {
  const found: string[] = [];
  let files = 0;
  for await (const path of glob('renderer/**/*.tsx')) {
    // For developers alone, and never built.
    if (path.startsWith('renderer/gallery/')) continue;
    files++;
    found.push(...hardCoded(path, readFileSync(path, 'utf8')));
  }
  expect(files).toBeGreaterThan(10);
  expect(found).toEqual([]);
});

test('the check sees what it is for', () => {
  const source = `<p title="Hello there">Hard {t('x')}<b>{'coded'}</b><i>·</i></p>`;
  expect(hardCoded('x.tsx', source).map((line) => line.split(' ')[1])).toEqual(['Hello', 'Hard', 'coded']);
});
