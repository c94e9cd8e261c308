import type { Node } from 'web-tree-sitter';
import type { Language } from './dialect.ts';
import { functionAround } from './source.ts';
import type { Source } from './source.ts';
import type { Constants } from './constants.ts';
import { parameterOf, valuesOf } from './values-of.ts';

const MAX_DEPTH = 4;
const MAX_NODES = 60;

/** How what a client sends is read, in the frameworks that are used most. */
const REQUEST: Readonly<Record<Language, RegExp>> = {
  javascript:
    /\b(?:req|request|ctx|ctx\.request|context\.request|event)\.(?:query|params|param|body|headers?|cookies|url|originalUrl|path|hostname|files?|get|queryStringParameters|pathParameters)\b|\blocation\.(?:hash|search|href)\b|\bdocument\.(?:URL|referrer|documentURI|cookie)\b|\bwindow\.(?:name|location)\b|URLSearchParams\(/,
  python:
    /\brequest\.(?:args|form|values|json|data|cookies|headers|files|GET|POST|FILES|META|query_params|get_json|get_data|path|url|full_path|environ)\b|\bself\.get_(?:query_|body_)?argument\b|\b(?:raw_)?input\(|@\w+(?:\.\w+)*\.(?:route|get|post|put|delete|patch|websocket)\(/,
  java: /\.(?:getParameter(?:Values|Map)?|getHeaders?|getCookies|getQueryString|getInputStream|getReader|getPathInfo|getRequestURI|getRequestURL|getTheParameter)\(|@(?:RequestParam|PathVariable|RequestBody|RequestHeader|CookieValue|QueryParam|PathParam|FormParam|HeaderParam)\b/,
  go: /\b(?:r|req|request)\.(?:URL|FormValue|PostFormValue|FormFile|Form|PostForm|Header|Cookie|Body|PathValue|RequestURI|Host)\b|\bc\.(?:Param|Query|PostForm|DefaultQuery|DefaultPostForm|FormValue|QueryParam|Params|GetHeader|Cookie)\(/,
};

/** Whether a client's request decides what it is, as far as this file tells; sanitised parts do not count. */
export function isFromRequest(node: Node, source: Source, constants: Constants): boolean {
  const pattern = REQUEST[source.language];
  const seen = new Set<number>();
  const waiting = [{ node, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined && seen.size < MAX_NODES; next = waiting.pop()) {
    const { node: one, depth } = next;
    if (seen.has(one.id) || depth > MAX_DEPTH || constants.isSafe(one)) continue;
    seen.add(one.id);
    if (one.namedChildCount === 0 || one.type === 'string') {
      const values =
        one.type === 'identifier' ? valuesOf(source, one) : one.descendantsOfType('interpolation');
      waiting.push(...values.map((value) => ({ node: value, depth: depth + 1 })));
      if (values.length === 0 && one.type === 'identifier' && pattern.test(parameterText(one))) return true;
      continue;
    }
    if (MEMBER_OR_CALL.has(one.type) && pattern.test(one.text)) return true;
    waiting.push(...one.namedChildren.map((child) => ({ node: child, depth })));
  }
  return false;
}

const MEMBER_OR_CALL = new Set([
  'member_expression',
  'subscript_expression',
  'attribute',
  'subscript',
  'selector_expression',
  'index_expression',
  'call',
  'call_expression',
  'method_invocation',
  'new_expression',
]);

/** A parameter as it is written, with the decorators of its function, where frameworks say what it is. */
function parameterText(variable: Node): string {
  for (let around = functionAround(variable); around !== null; around = functionAround(around)) {
    const parameter = parameterOf(around, variable.text);
    if (parameter === undefined) continue;
    const decorators =
      around.parent?.type === 'decorated_definition'
        ? around.parent.namedChildren.filter(({ type }) => type === 'decorator')
        : [];
    return [...decorators, parameter].map(({ text }) => text).join(' ');
  }
  return '';
}
