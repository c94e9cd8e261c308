import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { positionIn } from './position.ts';

/** What a number was written as: made into a number, a long one would be another. */
export interface WrittenNumber {
  written: string;
}
export type JsonMap = Map<string, JsonTree>;
/** JSON as it was written. Objects are maps, so that their order stays and `__proto__` is a name like any other. */
export type JsonTree = null | boolean | string | WrittenNumber | JsonTree[] | JsonMap;

/** `problems`: names that stood twice in one object; the first of them was taken. */
export type ReadJson = { ok: true; value: JsonTree; problems: Text[] } | { ok: false; problem: Text };

type Expected = 'name' | 'colon' | 'comma' | 'value' | 'end';

const DEEPEST = 100;
/** Each costs a look through the text for its line. */
const MOST_PROBLEMS = 50;
const LITERALS: Record<string, null | boolean> = { null: null, true: true, false: false };
const SPACE = /\s+/y;
const LITERAL = /(?:null|true|false)(?![A-Za-z0-9_])/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const BEFORE_MEMBERS = /\s*"(?:[^"\\\n]|\\.){0,1000}"\s*:/y;

class Broken extends Error {
  readonly problem: Text;
  constructor(problem: Text) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Reads JSON with comments and trailing commas, and also the inside of an object without its braces. Never throws. */
export function readJson(source: string): ReadJson {
  const problems: Text[] = [];
  let at = 0;

  try {
    skip();
    const value = startsWithMember(source, at) ? members(undefined, 0) : element(0);
    skip();
    if (source[at] === ',') at += 1;
    skip();
    if (at < source.length) wrong('end');
    return { ok: true, value, problems };
  } catch (error) {
    if (error instanceof Broken) return { ok: false, problem: error.problem };
    throw error;
  }

  function element(depth: number): JsonTree {
    skip();
    if (depth > DEEPEST) throw new Broken(text('paste.json.deep', positionIn(source, at)));
    if (source[at] === '"') return quoted();
    if (source[at] === '[') return list(depth);
    if (source[at] === '{') {
      at += 1;
      return members('}', depth);
    }
    const literal = take(LITERAL);
    if (literal !== undefined) return LITERALS[literal] ?? null;
    const written = take(NUMBER);
    return written === undefined ? wrong('value') : { written };
  }

  function list(depth: number): JsonTree[] {
    const items: JsonTree[] = [];
    at += 1;
    for (;;) {
      skip();
      if (ends(']')) return items;
      items.push(element(depth + 1));
      comma(']');
    }
  }

  function members(closing: '}' | undefined, depth: number): JsonMap {
    const map: JsonMap = new Map();
    for (;;) {
      skip();
      if (ends(closing)) return map;
      if (source[at] !== '"') wrong('name');
      const nameAt = at;
      const name = quoted();
      skip();
      if (source[at] !== ':') wrong('colon');
      at += 1;
      const value = element(depth + 1);
      if (!map.has(name)) map.set(name, value);
      else if (problems.length < MOST_PROBLEMS)
        problems.push(text('paste.json.twice', { name: name.slice(0, 100), ...positionIn(source, nameAt) }));
      comma(closing);
    }
  }

  /** Whether the object or list ends here; takes the bracket. Without one, the text itself ends it. */
  function ends(closing: string | undefined): boolean {
    if (source[at] !== closing) return false;
    if (closing !== undefined) at += 1;
    return true;
  }

  function comma(closing: string | undefined): void {
    skip();
    if (source[at] === ',') at += 1;
    else if (source[at] !== closing) wrong('comma');
  }

  function quoted(): string {
    const start = at;
    for (at += 1; at < source.length; at += 1) {
      const code = source.charCodeAt(at);
      if (code === 0x22) {
        at += 1;
        // A tab as it is: forbidden in JSON, but copied text often has one.
        return String(JSON.parse(source.slice(start, at).replaceAll('\t', '\\t')));
      }
      if (code < 0x20 && code !== 0x09) break;
      if (code !== 0x5c) continue;
      ESCAPE.lastIndex = at;
      const escape = ESCAPE.exec(source)?.[0];
      if (escape === undefined) throw new Broken(text('paste.json.escape', positionIn(source, at)));
      at += escape.length - 1;
    }
    throw new Broken(text('paste.json.string', positionIn(source, start)));
  }

  function skip(): void {
    for (;;) {
      take(SPACE);
      if (source.startsWith('//', at)) {
        while (at < source.length && source[at] !== '\n' && source[at] !== '\r') at += 1;
      } else if (source.startsWith('/*', at)) {
        const end = source.indexOf('*/', at + 2);
        if (end === -1) throw new Broken(text('paste.json.comment', positionIn(source, at)));
        at = end + 2;
      } else return;
    }
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(source)?.[0];
    at += found?.length ?? 0;
    return found;
  }

  function wrong(expected: Expected): never {
    const position = positionIn(source, at);
    if (at >= source.length) throw new Broken(text('paste.json.end', position));
    const found = String.fromCodePoint(source.codePointAt(at) ?? 0);
    throw new Broken(text('paste.json.unexpected', { ...position, found, expected }));
  }
}

/** Whether a name and a colon stand here, as inside an object. */
export function startsWithMember(source: string, at: number): boolean {
  BEFORE_MEMBERS.lastIndex = at;
  return BEFORE_MEMBERS.test(source);
}
