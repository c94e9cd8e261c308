import * as fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { readDocument } from './document.ts';
import { edited } from './edit.ts';

const X = { command: '/bin/x', args: ['run', 'x'] };
const put = (...names: string[]) => ({
  put: new Map(names.map((name) => [name, X as JsonObject])),
  remove: [],
});
const remove = (...names: string[]) => ({ put: new Map(), remove: names });

/** As somebody wrote it by hand, with everything that a program would lay out anew. */
const BY_HAND = `// mine
{
   "globalShortcut":   "Alt+C" , /* keep */
   "mcpServers": {
      // the good one
      "files": { "command": "npx", "args": [ "-y",
                 "server-files" ] }, // with a note
      "git" : {"command":"uvx"}   // last
   },
   "after" : [1,2,
3]
}`;

describe('an entry is added, and nothing else changes', () => {
  test.each([
    [
      'an empty file',
      '',
      '{\n  "mcpServers": {\n    "x": {\n      "command": "/bin/x",\n      "args": [\n        "run",\n        "x"\n      ]\n    }\n  }\n}\n',
    ],
    [
      '{}',
      '{}',
      '{\n  "mcpServers": {\n    "x": {\n      "command": "/bin/x",\n      "args": [\n        "run",\n        "x"\n      ]\n    }\n  }\n}',
    ],
    [
      'a blank object',
      '{\r\n}\r\n',
      '{\r\n  "mcpServers": {\r\n    "x": {\r\n      "command": "/bin/x",\r\n      "args": [\r\n        "run",\r\n        "x"\r\n      ]\r\n    }\r\n  }\r\n}\r\n',
    ],
    [
      'no mcpServers, tabs',
      '{\n\t"a": 1\n}\n',
      '{\n\t"a": 1,\n\t"mcpServers": {\n\t\t"x": {\n\t\t\t"command": "/bin/x",\n\t\t\t"args": [\n\t\t\t\t"run",\n\t\t\t\t"x"\n\t\t\t]\n\t\t}\n\t}\n}\n',
    ],
    [
      'one line',
      '{"a":1,"mcpServers":{"y":{"command":"y"}}}',
      '{"a":1,"mcpServers":{"y":{"command":"y"},"x":{"command":"/bin/x","args":["run","x"]}}}',
    ],
    [
      'one line, nothing in it',
      '{"mcpServers":{}}',
      '{"mcpServers":{"x":{"command":"/bin/x","args":["run","x"]}}}',
    ],
    [
      'a comment alone in it',
      '{\n  "mcpServers": {\n    // none yet\n  }\n}',
      '{\n  "mcpServers": {\n    // none yet\n    "x": {\n      "command": "/bin/x",\n      "args": [\n        "run",\n        "x"\n      ]\n    }\n  }\n}',
    ],
    [
      'a comma at the end',
      '{\n "mcpServers": {\n  "y": {}, // y\n },\n}',
      '{\n "mcpServers": {\n  "y": {}, // y\n  "x": {\n   "command": "/bin/x",\n   "args": [\n    "run",\n    "x"\n   ]\n  }\n },\n}',
    ],
    [
      'comments alone',
      '// soon',
      '// soon\n{\n  "mcpServers": {\n    "x": {\n      "command": "/bin/x",\n      "args": [\n        "run",\n        "x"\n      ]\n    }\n  }\n}\n',
    ],
  ])('%s', (_, before, after) => {
    expect(edited(before, put('x'))).toBe(after);
  });

  test('a file made by hand', () => {
    const after = edited(BY_HAND, put('x'));
    expect(after).toBe(
      BY_HAND.replace(
        '{"command":"uvx"}   // last\n',
        '{"command":"uvx"},   // last\n      "x": {\n         "command": "/bin/x",\n         "args": [\n            "run",\n            "x"\n         ]\n      }\n',
      ),
    );
  });
});

describe('an entry is taken out, and nothing else changes', () => {
  test.each([
    ['the first', 'files', BY_HAND.replace(/ {6}"files"[^/]*(?= \/\/ with)/, '     ')],
    [
      'the last',
      'git',
      BY_HAND.replace('] }, // with', '] } // with').replace('"git" : {"command":"uvx"}   ', ''),
    ],
  ])('%s of a file made by hand', (_, name, after) => {
    const before = edited(BY_HAND, remove(name));
    expect(before.replaceAll(/^ +(?=\/\/)/gm, '')).toBe(after.replaceAll(/^ +(?=\/\/)/gm, ''));
  });

  test.each([
    ['{"mcpServers":{"a":{},"b":{},"c":{}}}', ['b'], '{"mcpServers":{"a":{},"c":{}}}'],
    ['{"mcpServers":{"a":{},"b":{},"c":{}}}', ['c', 'a'], '{"mcpServers":{"b":{}}}'],
    ['{"mcpServers":{"a":{}}}', ['a', 'not there'], '{"mcpServers":{}}'],
    [
      '{\n\t"mcpServers": {\n\t\t"a": {},\n\t\t"b": {}\n\t}\n}',
      ['b'],
      '{\n\t"mcpServers": {\n\t\t"a": {}\n\t}\n}',
    ],
    [
      '{\n\t"mcpServers": {\r\n\t\t"a": {},\r\n\t\t"b": {}\r\n\t}\n}',
      ['a'],
      '{\n\t"mcpServers": {\r\n\t\t"b": {}\r\n\t}\n}',
    ],
    ['{\n "mcpServers": {\n  "a": {}\n , "b": {}\n }\n}', ['b'], '{\n "mcpServers": {\n  "a": {}\n  \n }\n}'],
  ])('%j without %j', (before, names, after) => {
    expect(edited(before, remove(...names))).toBe(after);
  });
});

test('an entry that is replaced keeps its place; one that is the same already keeps its bytes', () => {
  expect(edited(BY_HAND, put('files'))).toBe(
    BY_HAND.replace(
      /\{ "command": "npx"[^}]*\}/,
      '{\n         "command": "/bin/x",\n         "args": [\n            "run",\n            "x"\n         ]\n      }',
    ),
  );
  const own = '{"mcpServers": { "x" : { "command":"/bin/x","args":[ "run", "x" ]} } }';
  expect(edited(own, put('x'))).toBe(own);
});

const name = fc.oneof(fc.constantFrom('a', 'files', '__proto__', 'mcpServers', 'ünï "q" \\'), fc.string());
const gap = fc.constantFrom('', ' ', '\n', '\r\n\t', ' /* c */ ', '// l\n', '/*,}*/', '//,{\n', '\n    ');
const comma = fc.boolean();
const foreign: fc.Arbitrary<string> = fc.constantFrom(
  '{}',
  '{"command": "x"}',
  '{ "url":"https://a.b/c" }',
  '1',
  '"{,}"',
  '[ 1,2 ]',
);

function object(
  members: readonly [string, string, string, string][],
  trailing: boolean,
  inner: string,
): string {
  const written = members.map(
    ([before, key, between, value]) => `${before}${JSON.stringify(key)}${between}:${value}`,
  );
  return `{${written.join(',')}${trailing && written.length > 0 ? ',' : ''}${inner}}`;
}
const unique = <T>(value: fc.Arbitrary<T>) =>
  fc.uniqueArray(fc.tuple(gap, name, fc.constantFrom('', ' ', '\n'), value), {
    selector: ([, key]) => key,
    maxLength: 5,
  });
const config = fc
  .tuple(unique(foreign), unique(foreign), comma, comma, gap, gap, fc.nat(5), fc.boolean())
  .map(([top, entries, one, two, inner, outer, at, has]) => {
    const members = top.filter(([, key]) => key !== 'mcpServers');
    if (has) members.splice(at, 0, [inner, 'mcpServers', '', object(entries, one, inner)]);
    return `${outer}${object(members, two, outer)}${outer}`;
  });

test('whatever the file looks like: it says what was asked, and all else as before', () => {
  fc.assert(
    fc.property(
      config,
      fc.uniqueArray(name, { maxLength: 3 }),
      fc.uniqueArray(name, { maxLength: 3 }),
      (source, add, drop) => {
        const before = readDocument(source);
        if (!before.ok) throw new Error(`${source}: ${before.problem.code}`);
        const after = edited(source, {
          put: new Map(add.map((each) => [each, X as JsonObject])),
          remove: drop,
        });
        const now = readDocument(after);
        if (!now.ok) throw new Error(`${source} became ${after}: ${now.problem.code}`);
        const names = [...before.document.entries.keys()].filter(
          (each) => !drop.includes(each) || add.includes(each),
        );
        expect([...now.document.entries.keys()]).toEqual([...new Set([...names, ...add])]);
        // Foreign entries and keys are there byte for byte.
        for (const each of names.filter((one) => !add.includes(one))) {
          expect(bytesOf(after, now.document.entries.get(each))).toBe(
            bytesOf(source, before.document.entries.get(each)),
          );
        }
        const { mcpServers: _1, ...others } = parse(source) as JsonObject;
        const { mcpServers: _2, ...kept } = parse(after) as JsonObject;
        expect(kept).toEqual(others);
        expect(comments(after)).toEqual(comments(source));
        if (add.length === 0 && drop.every((each) => !before.document.entries.has(each)))
          expect(after).toBe(source);
      },
    ),
    { numRuns: 1000 },
  );
});

function bytesOf(source: string, node: { offset: number; length: number } | undefined): string {
  return source.slice(node?.offset, (node?.offset ?? 0) + (node?.length ?? 0));
}

function comments(source: string): string[] {
  const outside = source.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  return outside.match(/\/\*.*?\*\/|\/\/.*/g)?.toSorted() ?? [];
}
