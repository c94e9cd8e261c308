import type { Node } from 'web-tree-sitter';
import type { Source } from './source.ts';
import { parameterOf, valuesOf } from './values-of.ts';
import { functionAround } from './source.ts';

const MAX_DEPTH = 6;

const LITERALS = new Set([
  'string',
  'string_literal',
  'interpreted_string_literal',
  'raw_string_literal',
  'character_literal',
  'rune_literal',
  'number',
  'integer',
  'float',
  'int_literal',
  'float_literal',
  'decimal_integer_literal',
  'hex_integer_literal',
  'octal_integer_literal',
  'true',
  'false',
  'none',
  'null',
  'null_literal',
  'nil',
  'undefined',
  'regex',
  'comment',
]);
/** Constant when their parts are. */
const WHOLES = new Set([
  'parenthesized_expression',
  'binary_operator',
  'binary_expression',
  'unary_expression',
  'unary_operator',
  'concatenated_string',
  'template_string',
  'template_substitution',
  'interpolation',
  'string_fragment',
  'list',
  'tuple',
  'array',
  'set',
  'dictionary',
  'object',
  'pair',
  'property_identifier',
  'array_initializer',
  'expression_list',
  'conditional_expression',
  'ternary_expression',
  'as_expression',
  'await',
  'type_identifier',
  'predefined_type',
  'argument_list',
  'arguments',
]);
/** Their result says nothing that an attacker chose, or nothing of consequence where a text is put together. */
const SAFE =
  /(?:^|\.)(?:shlex\.quote|pipes\.quote|escape|escape_html|escapeHtml|escapeHTML|htmlspecialchars|sanitize\w*|parseInt|parseFloat|Number|Boolean|int|float|bool|len|encodeURIComponent|basename|secure_filename|quote|quote_plus|quote_identifier|escapeId|escapeshellarg|Integer\.parseInt|Long\.parseLong|valueOf|ordinal|Atoi|ParseInt|ParseUint|ParseBool|Base|HTMLEscapeString|EscapeString|QueryEscape|PathEscape|URLEncoder\.encode|forHtml|encodeForHTML|escapeHtml4|randomUUID|uuid4|hexdigest|QuoteIdentifier|abs)$/;
/** Made of constants they are constant: paths and texts of parts. */
const PURE =
  /(?:^|[./])(?:join|resolve|normalize|format|concat|trim|strip|lower|upper|toLowerCase|toUpperCase|toString|dirname|abspath|realpath|fileURLToPath|Sprintf|Sprint|of|asList|get|split|replace|str|URL|Path|encode|getBytes|Buffer\.from)$/;
const KNOWN =
  /^(?:__dirname|__filename|__file__|__name__|import\.meta\.(?:url|dirname|filename)|process\.(?:cwd\(\)|platform|pid|version|execPath|argv0)|os\.(?:sep|curdir|devnull|name|linesep|getpid\(\))|sys\.(?:executable|platform)|settings\.\w+|config\.\w+|File\.separator)$/;
/** As constants are written by convention. */
const CONSTANT_NAME = /^(?:[A-Za-z_]\w*\.){0,3}_?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/;

export interface Constants {
  /** Whether its value is in this file: no caller and no input can change it. */
  isConstant(node: Node): boolean;
  /** Whether a call's result cannot carry what its arguments hold. */
  isSafe(node: Node): boolean;
}

export function createConstants(source: Source, nameOf: (node: Node) => string): Constants {
  function isSafe(node: Node): boolean {
    return CALLS.has(node.type) && SAFE.test(calleeName(node, nameOf));
  }

  function isConstant(node: Node, depth: number): boolean {
    if (depth > MAX_DEPTH) return false;
    const all = (nodes: Node[]): boolean => nodes.every((one) => isConstant(one, depth + 1));
    if (LITERALS.has(node.type) && !hasParts(node)) return true;
    if (node.type === 'string') return all(node.descendantsOfType('interpolation'));
    if (node.type === 'interpolation' || node.type === 'template_substitution') {
      const inner = node.namedChild(0);
      return inner === null || isConstant(inner, depth + 1);
    }
    if (WHOLES.has(node.type)) return all(node.namedChildren);
    if (CALLS.has(node.type)) return isConstantCall(node, depth);
    if (KNOWN.test(node.text)) return true;
    if (node.type === 'identifier') return isConstantVariable(node, depth);
    return MEMBERS.has(node.type) && CONSTANT_NAME.test(node.text);
  }

  function isConstantVariable(node: Node, depth: number): boolean {
    const values = valuesOf(source, node);
    if (values.length > 0) return values.every((value) => isConstant(value, depth + 1));
    const around = functionAround(node);
    const isParameter = around !== null && parameterOf(around, node.text) !== undefined;
    return !isParameter && CONSTANT_NAME.test(node.text) && node.text.length > 2;
  }

  function isConstantCall(node: Node, depth: number): boolean {
    const name = calleeName(node, nameOf);
    if (SAFE.test(name) || KNOWN.test(`${name}()`)) return true;
    if (!PURE.test(name)) return false;
    const object = objectOf(node);
    const args = node.childForFieldName('arguments')?.namedChildren ?? [];
    const parts = object === undefined || isModule(object) ? args : [object, ...args];
    return parts.every((one) => isConstant(one, depth + 1));
  }

  function isModule(object: Node): boolean {
    const name = nameOf(object);
    return /^(?:path|os|os\.path|url|fmt|strings|filepath|path\/filepath|String|Arrays|List|Buffer|pathlib|posixpath|path\.posix)$/.test(
      name,
    );
  }

  return { isConstant: (node) => isConstant(node, 0), isSafe };
}

const CALLS = new Set([
  'call',
  'call_expression',
  'method_invocation',
  'new_expression',
  'object_creation_expression',
]);
const MEMBERS = new Set([
  'member_expression',
  'attribute',
  'selector_expression',
  'field_access',
  'scoped_identifier',
]);

function hasParts(node: Node): boolean {
  return node.type === 'string' && node.descendantsOfType('interpolation').length > 0;
}

function calleeName(node: Node, nameOf: (node: Node) => string): string {
  const callee =
    node.childForFieldName('function') ??
    node.childForFieldName('constructor') ??
    node.childForFieldName('type');
  return nameOf(callee ?? node);
}

/** What a method is called on. */
function objectOf(node: Node): Node | undefined {
  const callee = node.childForFieldName('function') ?? node;
  return callee.childForFieldName('object') ?? callee.childForFieldName('operand') ?? undefined;
}
