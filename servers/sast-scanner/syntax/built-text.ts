import type { Node } from 'web-tree-sitter';
import type { Source } from './source.ts';
import { valuesOf } from './values-of.ts';

const MAX_DEPTH = 5;
const LITERAL = new Set([
  'string',
  'string_literal',
  'interpreted_string_literal',
  'raw_string_literal',
  'template_string',
  'concatenated_string',
]);
const FORMATS = /(?:^|[./])(?:format|Sprintf|Sprint|Sprintln|Errorf|concat|formatted|format_map)$/;

/** A text that is put together: its fixed parts in order, a NUL between them, and what is put in. */
export interface BuiltText {
  fixed: string;
  parts: Node[];
}

/**
 * How a text is put together: by +, by %, in an f-string or a template, by a format function; through a variable that
 * is given such a text. Undefined when nothing is put in.
 */
export function builtText(
  node: Node,
  source: Source,
  nameOf: (node: Node) => string,
  depth = 0,
): BuiltText | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = (one: Node): BuiltText | undefined => builtText(one, source, nameOf, depth + 1);
  const whole = (parts: readonly Node[]): BuiltText => {
    const read = parts.map((one) => inner(one) ?? plain(one));
    return {
      fixed: read.map(({ fixed }) => fixed).join('\0'),
      parts: read.flatMap((one) => one.parts),
    };
  };
  const some = (built: BuiltText): BuiltText | undefined => (built.parts.length > 0 ? built : undefined);
  switch (node.type) {
    case 'binary_operator':
    case 'binary_expression': {
      const operator = node.childForFieldName('operator')?.text;
      const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
      if (left === null || right === null || (operator !== '+' && operator !== '%')) return undefined;
      if (operator === '%') {
        const text = inner(left) ?? plain(left);
        return text.fixed === '' ? undefined : some({ fixed: text.fixed, parts: [...text.parts, right] });
      }
      const built = whole([left, right]);
      return built.fixed.replaceAll('\0', '') === '' ? undefined : some(built);
    }
    case 'string':
    case 'template_string':
    case 'concatenated_string': {
      const parts = node.descendantsOfType(['interpolation', 'template_substitution']);
      return some({
        fixed: withoutQuotes(node.text),
        parts: parts.flatMap((one) => one.namedChild(0) ?? []),
      });
    }
    case 'parenthesized_expression':
    case 'await_expression': {
      const only = node.namedChild(0);
      return only === null ? undefined : inner(only);
    }
    case 'call':
    case 'call_expression':
    case 'method_invocation':
      return ofCall(node, nameOf, whole, some);
    case 'identifier':
      return valuesOf(source, node)
        .map(inner)
        .find((built) => built !== undefined);
    default:
      return undefined;
  }
}

function ofCall(
  node: Node,
  nameOf: (node: Node) => string,
  whole: (parts: readonly Node[]) => BuiltText,
  some: (built: BuiltText) => BuiltText | undefined,
): BuiltText | undefined {
  const callee = node.childForFieldName('function') ?? node;
  const args = node.childForFieldName('arguments')?.namedChildren ?? [];
  const object = callee.childForFieldName('object');
  const method =
    node.childForFieldName('name') ??
    callee.childForFieldName('attribute') ??
    callee.childForFieldName('property');
  if (object !== null && LITERAL.has(object.type) && FORMATS.test(method?.text ?? '')) {
    return some({ fixed: withoutQuotes(object.text), parts: args });
  }
  const first = args[0];
  if (!FORMATS.test(nameOf(callee)) || first === undefined || !LITERAL.has(first.type)) return undefined;
  return some(whole(args));
}

function plain(node: Node): BuiltText {
  return LITERAL.has(node.type)
    ? { fixed: withoutQuotes(node.text), parts: [] }
    : { fixed: '', parts: [node] };
}

function withoutQuotes(text: string): string {
  return text.replace(/^[a-zA-Z]{0,3}(?:"""|'''|["'`])/, '').replace(/(?:"""|'''|["'`])$/, '');
}
