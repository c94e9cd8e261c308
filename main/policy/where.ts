import type { Json } from '#contract/json.ts';
import type { Where } from '#contract/policy.ts';
import { compileGlob } from './glob.ts';
import { compileInside } from './inside.ts';

type ArgsTest = (args: Json) => boolean;

/** Longer patterns match nothing: time grows with the pattern times the text. */
const LONGEST_GLOB = 500;

/**
 * Whether the arguments fulfil every condition (none: always), as a grant reads them. A missing field fulfils none, not
 * even `!=`; `<` and its kin compare numbers with numbers and strings with strings by code unit. `inside` judges the text
 * of an absolute path, never symbolic links: the server's own jail does that.
 */
export function matchesWhere(where: readonly Where[], args: Json): boolean {
  return compileWhere(where, true)(args);
}

/**
 * The same, prepared for many calls. What `widens` (an allow, a grant) reads paths strictly: no wildcard stands for `..`
 * and no NUL may hide the end of a path. What narrows (ask, deny) is not escaped from by writing them.
 */
export function compileWhere(where: readonly Where[], widens: boolean): ArgsTest {
  const tests = where.map((condition) => compileCondition(condition, widens));
  return (args) => {
    for (const test of tests) if (!test(args)) return false;
    return true;
  };
}

function compileCondition({ path, op, value }: Where, widens: boolean): ArgsTest {
  const steps = stepsOf(path);
  const test = ops[op](value, widens);
  return (args) => {
    const field = fieldAt(args, steps);
    return field !== undefined && test(field);
  };
}

type FieldTest = (field: Json) => boolean;

const never: FieldTest = () => false;

const ops: Record<Where['op'], (value: Json, widens: boolean) => FieldTest> = {
  '=': (value) => (field) => equalJson(field, value),
  '!=': (value) => (field) => !equalJson(field, value),
  '<': (value) => ordered(value, (order) => order < 0),
  '<=': (value) => ordered(value, (order) => order <= 0),
  '>': (value) => ordered(value, (order) => order > 0),
  '>=': (value) => ordered(value, (order) => order >= 0),
  in: (value) => (Array.isArray(value) ? (field) => value.some((item) => equalJson(field, item)) : never),
  inside(value, widens) {
    if (typeof value !== 'string') return never;
    const inside = compileInside(value);
    return (field) => typeof field === 'string' && !(widens && field.includes('\0')) && inside(field);
  },
  glob(value, widens) {
    if (typeof value !== 'string' || value.length > LONGEST_GLOB) return never;
    const matches = compileGlob(slashed(value), 'path');
    return (field) => {
      if (typeof field !== 'string') return false;
      const text = slashed(field);
      return !(widens && /(^|\/)\.\.(\/|$)|\0/.test(text)) && matches(text);
    };
  },
};

function ordered(value: Json, holds: (order: number) => boolean): FieldTest {
  const order = (a: number | string, b: number | string): number => (a < b ? -1 : Number(a > b));
  if (typeof value === 'number') return (field) => typeof field === 'number' && holds(order(field, value));
  if (typeof value !== 'string') return never;
  return (field) => typeof field === 'string' && holds(order(field, value));
}

function slashed(text: string): string {
  return process.platform === 'win32' ? text.replaceAll('\\', '/') : text;
}

/** RFC 6901; undefined when an escape is neither `~0` nor `~1`, which points at nothing. */
function stepsOf(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function fieldAt(args: Json, steps: readonly string[] | undefined): Json | undefined {
  if (steps === undefined) return undefined;
  let here: Json | undefined = args;
  for (const step of steps) {
    if (typeof here !== 'object' || here === null) return undefined;
    if (Array.isArray(here)) here = /^(0|[1-9]\d*)$/.test(step) ? here[Number(step)] : undefined;
    else here = Object.hasOwn(here, step) ? here[step] : undefined;
  }
  return here;
}

/** Equal as canonical JSON, without writing either: it goes no deeper than the shallower of the two. */
function equalJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => equalJson(item, b[index] ?? null));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key] ?? null, b[key] ?? null))
  );
}
