import type { Node } from 'web-tree-sitter';
import { createLines } from '#servers/source-scan/lines.ts';
import type { Finding } from './finding.ts';
import { EVERY_RULE } from './rules/every-rule.ts';
import type { Look, PatternType, Rule, Way } from './rules/rule.ts';
import { builtText } from './syntax/built-text.ts';
import { createConstants } from './syntax/constants.ts';
import type { Grammar } from './syntax/dialect.ts';
import { createNames } from './syntax/names.ts';
import { isFromRequest } from './syntax/origins.ts';
import { withSource } from './syntax/source.ts';
import type { Source } from './syntax/source.ts';

const SHOWN_CHARACTERS = 160;
/** By which people tell scanners that a line is known. */
const ALLOWED = /\bnosec\b|\bnosemgrep\b|\bNOSONAR\b|lgtm\s*\[/;

/** What the rules find in one file, each rule once a line; `allowed` counts lines that say that they are known. */
export async function findPatterns(
  name: string,
  text: string,
  grammar: Grammar,
  types: ReadonlySet<PatternType>,
): Promise<{ findings: Finding[]; allowed: number }> {
  const lines = createLines(text);
  const found = await withSource(text, grammar, (source) => apply(source, types));
  const findings: Finding[] = [];
  let allowed = 0;
  const secretLines = new Set(found?.flatMap(({ rule, line }) => (rule.cwe === 798 ? [line] : [])));
  for (const { rule, line, column, endLine } of found ?? []) {
    const shown = lines.textOf(line).trim();
    if (ALLOWED.test(shown)) {
      allowed += 1;
      continue;
    }
    findings.push({
      engine: 'patterns',
      rule: rule.id,
      severity: rule.severity,
      message: rule.message,
      fix: rule.fix,
      cwe: [rule.cwe],
      path: name,
      line,
      column,
      end_line: endLine,
      shown: (secretLines.has(line) ? withoutTexts(shown) : shown).slice(0, SHOWN_CHARACTERS),
    });
  }
  return { findings, allowed };
}

interface Found {
  rule: Rule;
  line: number;
  column: number;
  endLine: number;
}

function apply(source: Source, types: ReadonlySet<PatternType>): Found[] {
  const nameOf = createNames(source);
  const constants = createConstants(source, nameOf);
  const look: Look = {
    ...source,
    nameOf,
    isConstant: constants.isConstant,
    isFromRequest: (node) => isFromRequest(node, source, constants),
    built: (node) => builtText(node, source, nameOf),
  };
  const names = source.calls.map(({ callee }) => nameOf(callee));
  const found = new Map<string, Found>();
  const tell = (rule: Rule, node: Node): void => {
    const { startPosition: start, endPosition: end } = node;
    const key = `${rule.id} ${start.row}`;
    if (found.has(key)) return;
    found.set(key, { rule, line: start.row + 1, column: start.column + 1, endLine: end.row + 1 });
  };
  for (const rule of EVERY_RULE) {
    if (!types.has(rule.type)) continue;
    for (const way of rule.ways) {
      if (way.languages.includes(source.language)) applyWay(way, look, names, (node) => tell(rule, node));
    }
  }
  return [...found.values()];
}

function applyWay(way: Way, look: Look, names: readonly string[], tell: (node: Node) => void): void {
  if (way.kind === 'call') {
    for (const [index, call] of look.calls.entries()) {
      if (way.callee.test(names[index] ?? '') && (way.when?.(call, look) ?? true)) tell(call.node);
    }
  } else if (way.kind === 'entry') {
    for (const entry of look.entries) {
      if (way.entry.test(entry.name) && way.when(entry, look)) tell(entry.node);
    }
  } else {
    for (const node of look[way.nodes]) if (way.when(node, look)) tell(node);
  }
}

/** A line with a secret is shown without what stands between quotes. */
function withoutTexts(line: string): string {
  return line.replaceAll(/(["'`])(?:\\.|(?!\1).)*\1/g, '$1********$1');
}
