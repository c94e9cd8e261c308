import { Ajv } from 'ajv';
import type { ErrorObject, Options, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { RE2JS } from 're2js';
import type { Json, JsonObject } from '#contract/json.ts';

/** What is wrong with a value: a JSON pointer to the field and a short reason in the validator's words. */
export interface SchemaProblem {
  field: string;
  problem: string;
}

/** Empty: the value fits. */
export type SchemaCheck = (value: Json) => SchemaProblem[];

/** More tell nobody anything. */
const MOST_PROBLEMS = 100;

/** Foreign patterns run in a linear-time engine, so that `(a+)+$` costs nothing. */
const linearRegExp = Object.assign(
  (pattern: string) => ({
    test: matcherOf(pattern),
    // Ajv tells patterns apart by their text; objects that look alike would share the first one's answer.
    toString: () => pattern,
  }),
  { code: 'linearRegExp' },
);

function matcherOf(pattern: string): (value: string) => boolean {
  try {
    const compiled = RE2JS.compile(inRe2Syntax(pattern));
    return (value) => compiled.matcher(value).find();
  } catch {
    // A pattern that needs backtracking (look-around, back-references): the server checks it, we cannot safely.
    return () => true;
  }
}

/** Escapes that ECMA-262 has and RE2 writes otherwise. */
function inRe2Syntax(pattern: string): string {
  return pattern.replace(
    /\\u(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4}))/g,
    (_, braced?: string, four?: string) => `\\x{${braced ?? four ?? ''}}`,
  );
}

const options: Options = {
  strict: false,
  validateFormats: false,
  validateSchema: false,
  unicodeRegExp: true,
  logger: false,
  code: { regExp: linearRegExp },
};
/** By how much they say: only the first problem (cheap, for the road of a call), or all. */
const validators = {
  first: { modern: new Ajv2020(options), draft7: new Ajv(options) },
  all: {
    modern: new Ajv2020({ ...options, allErrors: true }),
    draft7: new Ajv({ ...options, allErrors: true }),
  },
};

/**
 * Compiles a tool's input schema (JSON Schema 2020-12 unless it says it is older; MCP 2026-07-28 basic/index).
 * References outside the schema are never followed. Throws when the schema cannot be used.
 */
export function compileSchema(schema: JsonObject, say: keyof typeof validators): SchemaCheck {
  const { $schema: dialect, ...rest } = schema;
  const old = typeof dialect === 'string' && /draft-0[4-7]/.test(dialect);
  const ajv = validators[say][old ? 'draft7' : 'modern'];
  try {
    const validate: ValidateFunction = ajv.compile(rest);
    return (value) => (validate(value) ? [] : problemsOf(validate.errors ?? []));
  } finally {
    // The compiled check stands alone; kept, it would fill the cache and take its $id from the next tool.
    ajv.removeSchema(rest);
  }
}

function problemsOf(errors: readonly ErrorObject[]): SchemaProblem[] {
  const problems = errors.slice(0, MOST_PROBLEMS).map(problemOf);
  if (problems.length === 0) return [{ field: '', problem: 'is not valid' }];
  // The branches of a choice often want the same.
  const said = new Set<string>();
  return problems.filter(({ field, problem }) => {
    const key = `${field}\n${problem}`;
    return !said.has(key) && said.add(key);
  });
}

function problemOf(error: ErrorObject): SchemaProblem {
  const params = error.params as Record<string, unknown>;
  const extra = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty'];
  const field =
    typeof extra === 'string' ? `${error.instancePath}/${escapePointer(extra)}` : error.instancePath;
  if (params['missingProperty'] !== undefined) return { field, problem: 'is required' };
  if (extra !== undefined) return { field, problem: 'is not a known field' };
  const allowed = Array.isArray(params['allowedValues'])
    ? `: ${params['allowedValues'].map(String).join(', ')}`
    : '';
  return { field, problem: `${error.message ?? 'is not valid'}${allowed}` };
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
