import type { Node } from 'web-tree-sitter';
import { GO, isFalse, JAVA, JS, PY, requested, variable } from './rule.ts';
import type { Look, Rule } from './rule.ts';

/** HTML that is put together from what a request says. */
function isRequestedMarkup(node: Node | undefined, look: Look): boolean {
  if (node === undefined || !look.isFromRequest(node)) return false;
  const built = look.built(node);
  return built === undefined ? node.type !== 'object' : /<\w|\0/.test(built.fixed) || built.parts.length > 0;
}

const CHOSEN_CLEANERS = /sanitiz|purify|escape|encode/i;

export const markupRules: readonly Rule[] = [
  {
    id: 'cross-site-scripting',
    type: 'injection',
    cwe: 79,
    severity: 'MEDIUM',
    message: 'HTML is made of a value that is not escaped: it can bring a script.',
    fix: 'Set textContent, or let the template escape the value; sanitise where HTML is wanted.',
    ways: [
      {
        kind: 'entry',
        languages: JS,
        entry: /^(?:innerHTML|outerHTML|srcdoc)$/,
        when: ({ value }, look) => !look.isConstant(value) && !CHOSEN_CLEANERS.test(value.text),
      },
      {
        kind: 'entry',
        languages: JS,
        entry: /^(?:__html)$/,
        when: ({ value }, look) => !look.isConstant(value) && !CHOSEN_CLEANERS.test(value.text),
      },
      { kind: 'call', languages: JS, callee: /(?:^|\.)document\.(?:write|writeln)$/, when: variable(0) },
      { kind: 'call', languages: JS, callee: /\.insertAdjacentHTML$/, when: variable(1) },
      {
        kind: 'call',
        languages: JS,
        callee: /^(?:res|response|reply|ctx)(?:\.\w+(?:\(\))?)*\.(?:send|write|end)$/,
        when: ({ args }, look) => isRequestedMarkup(args[0], look),
      },
      { kind: 'entry', languages: JS, entry: /^escapeMarkup$/, when: ({ value }) => isFalse(value) },
      {
        kind: 'entry',
        languages: JS,
        entry: /^(?:autoescape|noEscape)$/,
        when: ({ value, node }) => (/noEscape/.test(node.text) ? value.text === 'true' : isFalse(value)),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /(?:^|\.)(?:mark_safe|SafeString|SafeText|Markup)$/,
        when: variable(0),
      },
      {
        kind: 'call',
        languages: PY,
        callee: /^jinja2\.(?:\w+\.)?Environment$/,
        when: ({ named }) => {
          const given = named.get('autoescape');
          return given === undefined || isFalse(given);
        },
      },
      { kind: 'call', languages: PY, callee: /^mako\.template\.Template$/ },
      {
        kind: 'call',
        languages: PY,
        callee: /(?:^|\.)(?:make_response|HttpResponse|Response)$/,
        when: ({ args }, look) => isRequestedMarkup(args[0], look),
      },
      {
        kind: 'call',
        languages: JAVA,
        callee: /(?:getWriter\(\)|[wW]riter|out)(?:\(\))?\.(?:print|println|write|printf|append|format)$/,
        when: requested,
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^(?:html\/)?template\.(?:HTML|JS|URL|HTMLAttr|CSS|Srcset|JSStr)$/,
        when: variable(0),
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^fmt\.Fprint(?:f|ln)?$|^io\.WriteString$/,
        when: ({ args }, look) =>
          /^(?:w|rw|res|resp|writer)$/.test(args[0]?.text ?? '') &&
          args.slice(1).some((arg) => look.isFromRequest(arg)),
      },
      {
        kind: 'call',
        languages: GO,
        callee: /^(?:w|rw|res|writer)\.Write$/,
        when: requested,
      },
    ],
  },
  {
    id: 'header-or-log-injection',
    type: 'injection',
    cwe: 113,
    severity: 'LOW',
    message: 'A header of the answer is set to what the request says.',
    fix: 'Take only values that are known, without line breaks.',
    ways: [
      {
        kind: 'call',
        languages: JS,
        callee: /^(?:res|response)\.(?:setHeader|header|writeHead)$/,
        when: requested,
      },
      { kind: 'call', languages: JAVA, callee: /\.(?:setHeader|addHeader)$/, when: requested },
    ],
  },
];
