import { expect, test } from 'vitest';
import { tellingLine } from './last-words.ts';

test.each([
  ['nothing', [], undefined],
  ['the last line', ['starting', 'bye', ''], 'bye'],
  [
    'the error of a Node program, not its signature',
    [
      'node:internal/modules/cjs/loader:1386',
      '  throw err;',
      '  ^',
      "Error: Cannot find module '/nowhere/server.mjs'",
      '    at Function._resolveFilename (node:internal/modules/cjs/loader:1383:15)',
      "  code: 'MODULE_NOT_FOUND',",
      '  requireStack: []',
      '}',
      '',
      'Node.js v24.21.0',
    ],
    "Error: Cannot find module '/nowhere/server.mjs'",
  ],
  [
    'the error of a Python program',
    [
      'Traceback (most recent call last):',
      '  File "x.py", line 1, in <module>',
      "ModuleNotFoundError: No module named 'mcp'",
    ],
    "ModuleNotFoundError: No module named 'mcp'",
  ],
  ['a trailer when there is nothing else', ['Node.js v24.21.0'], 'Node.js v24.21.0'],
])('%s', (_name, lines, line) => {
  expect(tellingLine(lines)).toBe(line);
});
