import { isFields } from './fields.ts';

/** What a text is best looked at as. */
export type TextLook = { as: 'json'; value: unknown } | { as: 'markdown' } | { as: 'plain' };

/** Past so many characters Markdown is shown as its source: one made to be slow would stop the window for seconds. */
export const MOST_MARKDOWN = 30_000;
/** So much of a text tells what it is. */
const SAMPLE = 20_000;

/** By its type where the server gave one, else by what it looks like. JSON means an object or a list. */
export function textLook(text: string, type?: string): TextLook {
  const plain = type?.split(';')[0]?.trim().toLowerCase();
  if (plain === undefined || plain === 'text/json' || /^application\/(.+\+)?json$/.test(plain)) {
    const value = readJson(text);
    if (value !== undefined) return { as: 'json', value };
  }
  const markdown =
    plain === undefined ? isMarkdown(text) : plain === 'text/markdown' || plain === 'text/x-markdown';
  return { as: markdown && text.length <= MOST_MARKDOWN ? 'markdown' : 'plain' };
}

function readJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) || Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const FENCE = /^(`{3,}|~{3,})/;
const HEADING = /^#{1,6} \S/;
const TABLE_RULE = /^\|?(\s*:?-{2,}:?\s*\|)+\s*(:?-{2,}:?\s*)?$/;
const ITEM = /^\s{0,3}([-*+]|\d{1,3}[.)]) +\S/;
const INLINE = /\*\*\S[^*\n]{0,200}\*\*|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)|`[^`\n]{1,200}`/;

/** Enough signs of Markdown that plain text, code, logs and YAML do not have together. */
function isMarkdown(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  if (sample.startsWith('#!')) return false;
  const lines = sample.split('\n').map((line) => line.trimEnd());
  const isBlank = (at: number) => (lines[at] ?? '') === '';
  const fences = lines.filter((line) => FENCE.test(line)).length;
  const rules = lines.filter((line, at) => TABLE_RULE.test(line) && lines[at - 1]?.includes('|')).length;
  // Comments of code and YAML begin like headings, but have something right below them.
  const headings = lines.filter(
    (line, at) => HEADING.test(line) && isBlank(at - 1) && isBlank(at + 1),
  ).length;
  const items = lines.filter((line) => ITEM.test(line)).length;
  const score =
    (fences >= 2 ? 2 : 0) +
    (rules > 0 ? 2 : 0) +
    Math.min(headings, 2) +
    (items >= 3 ? 1 : 0) +
    (INLINE.test(sample) ? 1 : 0);
  return score >= 2;
}
