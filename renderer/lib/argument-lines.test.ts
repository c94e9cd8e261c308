import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argsOfLines, linesOfArgs } from './argument-lines.ts';

test('one argument is one line, and reads as it is', () => {
  const args = ['-y', '@modelcontextprotocol/server-filesystem', '/home/a b', "it's", '--x="1"'];
  expect(linesOfArgs(args)).toBe(args.join('\n'));
});

test('blank lines and blanks at the ends of a line are no arguments', () => {
  expect(argsOfLines('  -y \r\n\n  \nstdio\n')).toEqual(['-y', 'stdio']);
});

test('what a line cannot say is quoted', () => {
  expect(linesOfArgs(['', 'two\nlines', ' blank', '"quoted"'])).toBe(
    '""\n"two\\nlines"\n" blank"\n"\\"quoted\\""',
  );
});

test('a quote that is not JSON stays what was typed', () => {
  expect(argsOfLines('"C:\\Program Files"\n"open')).toEqual(['"C:\\Program Files"', '"open']);
});

test('any arguments survive the way there and back', () => {
  const odd = fc.string({ unit: fc.constantFrom('a', ' ', '"', '\\', '\n', '\r', '\t', '\u2028', 'é') });
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), odd)), (args) => {
      expect(argsOfLines(linesOfArgs(args))).toEqual(args);
    }),
  );
});
