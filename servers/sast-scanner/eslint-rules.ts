import type { Severity } from '#servers/source-scan/found-secret.ts';

interface Known {
  cwe: number;
  severity: Severity;
  fix: string;
}

const known = (cwe: number, severity: Severity, fix: string): Known => ({ cwe, severity, fix });

/** What the rules of eslint-plugin-security are about, by their names. */
export const ESLINT_RULES: Readonly<Record<string, Known>> = {
  'detect-bidi-characters': known(1007, 'HIGH', 'Remove the characters that change the direction of text.'),
  'detect-invisible-characters': known(1007, 'MEDIUM', 'Remove the characters that nobody sees.'),
  'detect-buffer-noassert': known(119, 'MEDIUM', 'Leave the check of the offset on.'),
  'detect-child-process': known(78, 'HIGH', 'Start the program with a list of arguments, without a shell.'),
  'detect-disable-mustache-escape': known(79, 'HIGH', 'Leave escaping on.'),
  'detect-eval-with-expression': known(95, 'HIGH', 'Read data with JSON.parse.'),
  'detect-new-buffer': known(665, 'LOW', 'Use Buffer.from or Buffer.alloc.'),
  'detect-no-csrf-before-method-override': known(352, 'MEDIUM', 'Use methodOverride before csrf.'),
  'detect-non-literal-fs-filename': known(
    22,
    'LOW',
    'Check that the path stays in the folder that is meant.',
  ),
  'detect-non-literal-regexp': known(1333, 'LOW', 'Escape the value or use a fixed pattern.'),
  'detect-non-literal-require': known(829, 'LOW', 'Choose the module from a fixed table.'),
  'detect-object-injection': known(915, 'LOW', 'Use a Map, or check the name against a fixed list.'),
  'detect-possible-timing-attacks': known(208, 'LOW', 'Compare with crypto.timingSafeEqual.'),
  'detect-pseudoRandomBytes': known(338, 'MEDIUM', 'Use crypto.randomBytes.'),
  'detect-unsafe-regex': known(1333, 'MEDIUM', 'Write it without a repetition inside a repetition.'),
};
