import parseExpression from 'spdx-expression-parse';

type Expression = ReturnType<typeof parseExpression>;

/** What a package says of its licence. `text`: something that is no SPDX expression, so nobody can decide by it. */
export type Licence = { kind: 'expression'; text: string; tree: Expression } | { kind: 'text'; text: string };

/** Names that packages often write and that mean exactly one licence. Anything less certain stays text. */
const MEANT: Record<string, string> = {
  'mit license': 'MIT',
  'the mit license': 'MIT',
  'the mit license (mit)': 'MIT',
  'apache 2.0': 'Apache-2.0',
  'apache license 2.0': 'Apache-2.0',
  'apache license, version 2.0': 'Apache-2.0',
  'apache-2': 'Apache-2.0',
  'isc license': 'ISC',
  'isc license (iscl)': 'ISC',
  'mozilla public license 2.0 (mpl 2.0)': 'MPL-2.0',
  'the unlicense (unlicense)': 'Unlicense',
  'python software foundation license': 'PSF-2.0',
};

export function licenceOf(stated: string): Licence {
  const trimmed = stated.trim();
  // Cargo wrote OR as a slash for long.
  const text = MEANT[trimmed.toLowerCase()] ?? trimmed.replaceAll(/\s*\/\s*/g, ' OR ');
  try {
    return { kind: 'expression', text, tree: parseExpression(text) };
  } catch {
    return { kind: 'text', text: trimmed };
  }
}

/** Undefined when it is not the name of one licence. */
export function singleLicence(text: string): string | undefined {
  const licence = licenceOf(text);
  return licence.kind === 'expression' && 'license' in licence.tree ? named(licence.tree) : undefined;
}

/**
 * Whether the expression can be met with allowed licences alone: all parts of AND, any part of OR. An exception only
 * grants more, so a licence that is allowed is allowed with one too; `+` is a licence of its own.
 */
export function isAllowed(tree: Expression, allowed: ReadonlySet<string>): boolean {
  if ('license' in tree) return allowed.has(named(tree)) || allowed.has(withException(tree));
  const [left, right] = [isAllowed(tree.left, allowed), isAllowed(tree.right, allowed)];
  return tree.conjunction === 'and' ? left && right : left || right;
}

/** The licences in an expression that ask for something in return when the software is passed on or offered. */
export function copyleftIn(tree: Expression): string[] {
  if (!('license' in tree)) {
    const [left, right] = [copyleftIn(tree.left), copyleftIn(tree.right)];
    // With OR there is a way around as long as one side has none.
    if (tree.conjunction === 'or' && (left.length === 0 || right.length === 0)) return [];
    return [...left, ...right];
  }
  return COPYLEFT.test(tree.license) ? [named(tree)] : [];
}

const COPYLEFT = /^(?:AGPL|GPL|LGPL|SSPL|MPL|EPL|EUPL|CDDL|OSL|CC-BY-SA|CECILL)-/;

type Leaf = Extract<Expression, { license: string }>;

function named({ license, plus }: Leaf): string {
  return plus === true ? `${license}+` : license;
}

function withException(leaf: Leaf): string {
  return leaf.exception === undefined ? named(leaf) : `${named(leaf)} WITH ${leaf.exception}`;
}
