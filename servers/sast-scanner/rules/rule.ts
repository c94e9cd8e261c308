import type { Node } from 'web-tree-sitter';
import type { Severity } from '#servers/source-scan/found-secret.ts';
import type { Language } from '../syntax/dialect.ts';
import type { BuiltText } from '../syntax/built-text.ts';
import type { Call, Entry, Source } from '../syntax/source.ts';

export const PATTERN_TYPES = ['injection', 'crypto', 'auth', 'data_validation'] as const;
export type PatternType = (typeof PATTERN_TYPES)[number];

/** What a rule can ask of the file that it looks at. */
export interface Look extends Source {
  nameOf(node: Node): string;
  isConstant(node: Node): boolean;
  isFromRequest(node: Node): boolean;
  built(node: Node): BuiltText | undefined;
}

/** One way to find it. `when` decides beyond what the pattern says; without it the pattern is enough. */
export type Way =
  | { kind: 'call'; languages: readonly Language[]; callee: RegExp; when?(call: Call, look: Look): boolean }
  | { kind: 'entry'; languages: readonly Language[]; entry: RegExp; when(entry: Entry, look: Look): boolean }
  | {
      kind: 'nodes';
      languages: readonly Language[];
      nodes: 'texts' | 'compares' | 'regexes' | 'imports';
      when(node: Node, look: Look): boolean;
    };

export interface Rule {
  id: string;
  type: PatternType;
  cwe: number;
  severity: Severity;
  /** What is wrong, for a person. */
  message: string;
  /** What to do instead. */
  fix: string;
  ways: readonly Way[];
}

export const ALL = ['python', 'javascript', 'java', 'go'] as const;
export const PY = ['python'] as const;
export const JS = ['javascript'] as const;
export const JAVA = ['java'] as const;
export const GO = ['go'] as const;

/** Whether the argument at that place is there and not constant. */
export function variable(index: number) {
  return ({ args }: Call, look: Look): boolean => {
    const arg = args[index];
    return arg !== undefined && !isFunction(arg) && !look.isConstant(arg);
  };
}

/** Whether any argument, named ones too, comes from a request. */
export function requested({ args, named }: Call, look: Look): boolean {
  return [...args, ...named.values()].some((arg) => !isFunction(arg) && look.isFromRequest(arg));
}

export function isFunction(node: Node): boolean {
  return ['arrow_function', 'function_expression', 'lambda', 'lambda_expression', 'func_literal'].includes(
    node.type,
  );
}

/** The text of a literal without its quotes; undefined for anything else. */
export function literal(node: Node | undefined): string | undefined {
  return node !== undefined &&
    /string/.test(node.type) &&
    node.descendantsOfType('interpolation').length === 0
    ? node.text.replace(/^[a-zA-Z]{0,3}(?:"""|'''|["'`])/, '').replace(/(?:"""|'''|["'`])$/, '')
    : undefined;
}

/** The entry of an object that is given as an argument: `{ shell: true }`. */
export function option({ args }: Call, name: string): Node | undefined {
  for (const arg of args) {
    if (arg.type !== 'object') continue;
    for (const pair of arg.namedChildren) {
      const key = pair.childForFieldName('key')?.text.replaceAll(/["'`]/g, '');
      if (key === name) return pair.childForFieldName('value') ?? undefined;
    }
  }
  return undefined;
}

export function isTrue(node: Node | undefined): boolean {
  return node !== undefined && /^(?:true|True|1)$/.test(node.text);
}

export function isFalse(node: Node | undefined): boolean {
  return node !== undefined && /^(?:false|False|0)$/.test(node.text);
}

/** An integer as it is written, in any base. */
export function numberOf(node: Node | undefined): number | undefined {
  const value = Number(node?.text.replaceAll('_', '').replace(/^0(?=[0-7]+$)/, '0o'));
  return node === undefined || Number.isNaN(value) ? undefined : value;
}
