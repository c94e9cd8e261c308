import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitCommandLine } from './command-line.ts';

function words(line: string): string[] {
  const split = splitCommandLine(line);
  if (!split.ok) throw new Error(`${line}: ${split.problem.code}`);
  return split.words.map((word) => word.text);
}

const TRICKY = [
  `npx -y @scope/server-foo@1.2 --flag=value`,
  `a 'b c' "d e" f\\ g`,
  `a 'b'"c"d e''f "" ''`,
  `a "it's" 'say "hi"' "say \\"hi\\"" it\\'s`,
  `a "\\$HOME \\\` \\\\ \\n \\'" '\\$HOME \\\\'`,
  `a "$" $ "a$ b" a$`,
  'a b\\\nc \\\n  d "e\\\nf" \'g\\\nh\'',
  `a "line\nbreak" 'line\nbreak'`,
  `a b#c # comment; rm -rf / | $(x)`,
  '# first\n\n  a b   c\t d  \n\n# last\n',
  `a {} {x} } x~ a=b --k=~/x ! x! ^ % @ , + - -- .`,
  `a \\~ "~" '*' \\* "?" \\[x] \\; \\& \\| \\< \\( \\) "&&" \\#x \\$HOME`,
  `a "{\\"json\\": [1, 2]}" '{"json": {"a": 1}}'`,
  `a "ünï→cödé" '日本' 🎉`,
  `a "\\a\\b" '\\a' \\a`,
  `a "!" '!' "a!b"`,
];

test.runIf(process.platform !== 'win32').each(TRICKY)('splits as the shell does: %s', (line) => {
  const printed = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line.replace(/^(?:#.*|\s)*/, '')}`]);
  expect(words(line)).toEqual(printed.toString().split('\0').slice(0, -1));
});

function quoted(word: string, style: number): string {
  if (style === 0) return `'${word.replaceAll("'", `'\\''`)}'`;
  if (style === 1) return `"${word.replaceAll(/["\\$`]/g, '\\$&')}"`;
  // A backslash before a line end would take it away.
  return word === '' || word.includes('\n') ? quoted(word, 0) : word.replaceAll(/[^\w]/gsu, '\\$&');
}

test('whatever is quoted comes back', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...`a '"\\$\`~*?[]{}|&;<>()#!=\n\t`.split('')) }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.nat(2))), (argv) => {
      const plain = argv.map(([text]) => text.replaceAll('\r\n', '\n'));
      const line = argv.map(([, style], index) => quoted(plain[index] ?? '', style)).join(' ');
      expect(words(line)).toEqual(plain);
    }),
    { numRuns: 300 },
  );
});

test('prompts and lines that go on', () => {
  expect(words('$ npx -y x')).toEqual(['npx', '-y', 'x']);
  expect(words('> npx -y x')).toEqual(['npx', '-y', 'x']);
  expect(words('# install\n  $ npx \\\n> -y \\\n> x\n')).toEqual(['npx', '-y', 'x']);
  expect(words('npx \\\r\n  -y \\\r\n  x\r\n')).toEqual(['npx', '-y', 'x']);
});

test('our own references are for the supervisor', () => {
  expect(words('A=${secret:TOKEN} x "Bearer ${secret:TOKEN}"')).toEqual([
    'A=${secret:TOKEN}',
    'x',
    'Bearer ${secret:TOKEN}',
  ]);
});

describe('what needs a shell is refused, with its place', () => {
  test.each([
    ['a | b', 'several', '|', 3],
    ['a|b', 'several', '|', 2],
    ['a || b', 'several', '||', 3],
    ['a && b', 'several', '&&', 3],
    ['a & ', 'several', '&', 3],
    ['a; b', 'several', ';', 2],
    ['a > b', 'redirect', '>', 3],
    ['a 2>&1', 'redirect', '>', 4],
    ['a >> b', 'redirect', '>>', 3],
    ['a &> b', 'redirect', '&>', 3],
    ['a < b', 'redirect', '<', 3],
    ['a << b', 'redirect', '<<', 3],
    ['a <(b)', 'substitution', '<(', 3],
    ['(a)', 'substitution', '(', 1],
    ['a $(b)', 'substitution', '$(', 3],
    ['a "x $(b)"', 'substitution', '$(', 6],
    ['a `b`', 'substitution', '`', 3],
    ['a "`b`"', 'substitution', '`', 4],
    ["a $'b'", 'substitution', "$'", 3],
    ['a $HOME/b', 'variable', '$HOME', 3],
    ['a "$HOME/b"', 'variable', '$HOME', 4],
    ['a ${HOME:-x}', 'variable', '${HOME', 3],
    ['a ${secret:lower}', 'variable', '${secret', 3],
    ['a $1', 'variable', '$1', 3],
    ['A=$B c', 'variable', '$B', 3],
    ['a *.js', 'pattern', '*', 3],
    ['a b?', 'pattern', '?', 4],
    ['uvx pkg[extra]', 'pattern', '[', 8],
    ['a {b,c}', 'pattern', '{', 3],
    ['a x{1..3}', 'pattern', '{', 4],
    ['~/bin/a', 'home', '~', 1],
    ['a ~', 'home', '~', 3],
    ['A=~/x b', 'home', '~', 3],
    ['A=x:~/y b', 'home', '~', 5],
    ['C:\\tools\\a.exe b', 'windowsPath', '\\', 1],
    ["a 'b", 'unclosed', "'", 3],
    ['a "b', 'unclosed', '"', 3],
    ['a \\', 'unclosed', '\\', 3],
  ])('%s', (line, code, construct, column) => {
    expect(splitCommandLine(line)).toEqual({
      ok: false,
      problem: { code: `paste.shell.${code}`, params: { construct, line: 1, column } },
    });
  });

  test('a second command', () => {
    expect(splitCommandLine('npm i -g a\na --stdio')).toEqual({
      ok: false,
      problem: { code: 'paste.shell.newline', params: { construct: '', line: 2, column: 1 } },
    });
  });
});
