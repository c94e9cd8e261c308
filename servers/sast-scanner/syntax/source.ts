import type { Node, Tree } from 'web-tree-sitter';
import { DIALECTS } from './dialect.ts';
import type { Grammar, Language } from './dialect.ts';
import { loadGrammar } from './grammars.ts';

/** A call, a `new`, or a decorator. */
export interface Call {
  node: Node;
  callee: Node;
  /** By position; named ones are in `named`. */
  args: Node[];
  /** Named arguments of Python. */
  named: Map<string, Node>;
}

/** A name or key that gets a value: an assignment, an entry of an object, a named argument, a default. */
export interface Entry {
  node: Node;
  name: string;
  value: Node;
}

/** What rules look at: the facts of one parsed file. */
export interface Source {
  language: Language;
  root: Node;
  calls: Call[];
  entries: Entry[];
  /** Values of variables by the function that holds them (0: the file) and name. */
  values: Map<string, Node[]>;
  texts: Node[];
  imports: Node[];
  compares: Node[];
  regexes: Node[];
}

const FUNCTIONS = new Set([
  'function_definition',
  'lambda',
  'function_declaration',
  'function_expression',
  'generator_function_declaration',
  'generator_function',
  'arrow_function',
  'method_definition',
  'method_declaration',
  'constructor_declaration',
  'lambda_expression',
  'func_literal',
]);

/** The function around a node, or null in the file itself. */
export function functionAround(node: Node): Node | null {
  let around = node.parent;
  while (around !== null && !FUNCTIONS.has(around.type)) around = around.parent;
  return around;
}

export function keyOf(around: Node | null, name: string): string {
  return `${around?.id ?? 0} ${name}`;
}

/** Parses a text and hands its facts to `look`; nothing of them may be kept, the tree is freed then. */
export async function withSource<T>(
  text: string,
  grammar: Grammar,
  look: (source: Source) => T,
): Promise<T | undefined> {
  const { parser, query } = await loadGrammar(grammar);
  const tree: Tree | null = parser.parse(text);
  if (tree === null) return undefined;
  try {
    const source: Source = {
      language: DIALECTS[grammar].language,
      root: tree.rootNode,
      calls: [],
      entries: [],
      values: new Map(),
      texts: [],
      imports: [],
      compares: [],
      regexes: [],
    };
    for (const { captures } of query.matches(tree.rootNode)) {
      add(source, new Map(captures.map(({ name, node }) => [name, node])));
    }
    return look(source);
  } finally {
    tree.delete();
  }
}

function add(source: Source, found: Map<string, Node>): void {
  const push = (list: Node[], capture: string): void => {
    const node = found.get(capture);
    if (node !== undefined) list.push(node);
  };
  push(source.texts, 'text');
  push(source.imports, 'import');
  push(source.compares, 'compare');
  push(source.regexes, 'regex');
  const call = found.get('call');
  if (call !== undefined) source.calls.push(callOf(call, found.get('callee') ?? call, found.get('args')));
  const value = found.get('value');
  const key = found.get('key');
  const name = found.get('name');
  if (value === undefined) return;
  if (key !== undefined) source.entries.push({ node: key.parent ?? key, name: plainName(key), value });
  if (name !== undefined) addValues(source, name, value);
}

function callOf(node: Node, callee: Node, args: Node | undefined): Call {
  const call: Call = { node, callee, args: [], named: new Map() };
  for (const arg of args?.namedChildren ?? []) {
    const key = arg.type === 'keyword_argument' ? arg.childForFieldName('name') : null;
    const value = arg.childForFieldName('value');
    if (key !== null && value !== null) call.named.set(key.text, value);
    else if (arg.type !== 'comment') call.args.push(arg);
  }
  return call;
}

const LISTS = new Set([
  'expression_list',
  'pattern_list',
  'tuple_pattern',
  'tuple',
  'array_pattern',
  'array',
]);

/** Several names on the left take their values in order, or all the one value. */
function addValues(source: Source, name: Node, value: Node): void {
  const names = LISTS.has(name.type) ? name.namedChildren : [name];
  const values = LISTS.has(value.type) && names.length > 1 ? value.namedChildren : [value];
  for (const [index, target] of names.entries()) {
    const given = (values.length === names.length ? values[index] : values[0]) ?? value;
    const only = given.type === 'expression_list' && given.namedChildCount === 1 ? given.namedChild(0) : null;
    addValue(source, target, only ?? given);
  }
}

function addValue(source: Source, target: Node, value: Node): void {
  source.entries.push({ node: target.parent ?? target, name: plainName(target), value });
  const variables =
    target.type === 'object_pattern'
      ? target.descendantsOfType(['shorthand_property_identifier_pattern', 'identifier'])
      : [target];
  const around = functionAround(target);
  for (const variable of variables) {
    const key = keyOf(around, variable.text);
    const known = source.values.get(key);
    if (known === undefined) source.values.set(key, [value]);
    else known.push(value);
  }
}

/** The last part of `a.b`, `a['b']`, `'b'`; as it is otherwise. */
function plainName(node: Node): string {
  const last =
    node.childForFieldName('attribute') ??
    node.childForFieldName('property') ??
    node.childForFieldName('field') ??
    node.childForFieldName('subscript') ??
    node.childForFieldName('index') ??
    node;
  return last.text.replaceAll(/^["'`]|["'`]$/g, '');
}
