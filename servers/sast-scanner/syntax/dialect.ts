/** The languages that are parsed. TypeScript with JSX has a grammar of its own. */
export type Grammar = 'python' | 'javascript' | 'typescript' | 'tsx' | 'java' | 'go';
/** The languages as rules and callers name them: TypeScript is JavaScript with types. */
export type Language = 'python' | 'javascript' | 'java' | 'go';

/**
 * What is looked for in the tree of a grammar, as one tree-sitter query. Captures: @call with @callee and @args; @name
 * with @value for what gives a value to a name, @key with @value for entries of objects and named arguments; @text for
 * what can make a text of parts; @import; @compare; @regex.
 */
export interface Dialect {
  language: Language;
  query: string;
}

const PYTHON = `
(call function: (_) @callee arguments: (_) @args) @call
(decorator (_) @callee) @call
(assignment left: (_) @name right: (_) @value)
(augmented_assignment left: (_) @name right: (_) @value)
(named_expression name: (_) @name value: (_) @value)
(for_statement left: (_) @name right: (_) @value)
(as_pattern (_) @value alias: (as_pattern_target (_) @name))
(keyword_argument name: (_) @key value: (_) @value)
(default_parameter name: (_) @key value: (_) @value)
(typed_default_parameter name: (_) @key value: (_) @value)
(pair key: (_) @key value: (_) @value)
(comparison_operator) @compare
[(binary_operator) (string) (concatenated_string)] @text
[(import_statement) (import_from_statement)] @import
`;

const JAVASCRIPT = `
(call_expression function: (_) @callee arguments: (_) @args) @call
(new_expression constructor: (_) @callee arguments: (_) @args) @call
(variable_declarator name: (_) @name value: (_) @value)
(assignment_expression left: (_) @name right: (_) @value)
(augmented_assignment_expression left: (_) @name right: (_) @value)
(for_in_statement left: (_) @name right: (_) @value)
(assignment_pattern left: (_) @key right: (_) @value)
(pair key: (_) @key value: (_) @value)
(jsx_attribute (property_identifier) @key (_) @value)
(binary_expression operator: ["==" "===" "!=" "!=="]) @compare
[(binary_expression operator: "+") (template_string)] @text
(import_statement) @import
(regex) @regex
`;
const CLASSIC = '(field_definition property: (_) @key value: (_) @value)';
const TYPED = '(public_field_definition name: (_) @key value: (_) @value)';

const JAVA = `
(method_invocation arguments: (_) @args) @call
(object_creation_expression type: (_) @callee arguments: (_) @args) @call
(variable_declarator name: (_) @name value: (_) @value)
(assignment_expression left: (_) @name right: (_) @value)
(enhanced_for_statement name: (_) @name value: (_) @value)
(element_value_pair key: (_) @key value: (_) @value)
(binary_expression operator: "+") @text
(import_declaration) @import
`;

const GO = `
(call_expression function: (_) @callee arguments: (_) @args) @call
(short_var_declaration left: (_) @name right: (_) @value)
(assignment_statement left: (_) @name right: (_) @value)
(range_clause left: (_) @name right: (_) @value)
(var_spec name: (_) @name value: (_) @value)
(const_spec name: (_) @name value: (_) @value)
(keyed_element . (_) @key (_) @value)
(binary_expression operator: ["==" "!="]) @compare
(binary_expression operator: "+") @text
(import_spec) @import
`;

export const DIALECTS: Readonly<Record<Grammar, Dialect>> = {
  python: { language: 'python', query: PYTHON },
  javascript: { language: 'javascript', query: JAVASCRIPT + CLASSIC },
  typescript: {
    language: 'javascript',
    query: JAVASCRIPT.replace('(jsx_attribute (property_identifier) @key (_) @value)\n', '') + TYPED,
  },
  tsx: { language: 'javascript', query: JAVASCRIPT + TYPED },
  java: { language: 'java', query: JAVA },
  go: { language: 'go', query: GO },
};

const ENDINGS: Readonly<Record<string, Grammar>> = {
  py: 'python',
  pyw: 'python',
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  cts: 'typescript',
  mts: 'typescript',
  tsx: 'tsx',
  java: 'java',
  go: 'go',
};

/** By the ending of its name; undefined when it is none of these. */
export function grammarOf(file: string): Grammar | undefined {
  const ending = /\.([a-z]+)$/.exec(file)?.[1] ?? '';
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}
