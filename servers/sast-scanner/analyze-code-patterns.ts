import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { findPatterns } from './find-patterns.ts';
import { Report, reportText, targetPath, wantsSarif } from './report.ts';
import { PATTERN_TYPES } from './rules/rule.ts';
import type { PatternType } from './rules/rule.ts';
import { scanEachFile } from './scan-each-file.ts';
import type { Looked } from './scan-each-file.ts';
import { DIALECTS, grammarOf } from './syntax/dialect.ts';

/** Written by programs: nobody would look at what is found there. */
const MINIFIED_LINE = 1_000;

export const analyzeCodePatterns = defineTool({
  name: 'analyze_code_patterns',
  title: 'Analyze code patterns',
  description:
    'Parses Python, JavaScript, TypeScript, Java and Go and looks for code that lets others in: injection (SQL, commands, code, HTML), crypto (broken hashes and ciphers, predictable secrets, certificates that are not verified), auth (passwords in code, tokens that are not verified, cookies, permissions), data_validation (paths, addresses and redirects from requests, deserialisation, XML entities). Each finding names its CWE and what to do. It looks at one file at a time and follows values inside it; lines that say nosec, nosemgrep or NOSONAR are left out and counted.',
  input: z.object({
    target_path: targetPath,
    language: z
      .enum(['python', 'javascript', 'java', 'go', 'auto'])
      .default('auto')
      .describe('javascript is TypeScript too'),
    pattern_types: z
      .string()
      .default(PATTERN_TYPES.join(','))
      .describe(`Separated by commas: ${PATTERN_TYPES.join(', ')}`),
    sarif: wantsSarif,
  }),
  output: Report,
  risk: ['read'],
  async run({ target_path, language, pattern_types, sarif }, context) {
    const types = typesOf(pattern_types);
    const engine = {
      name: 'patterns',
      takes(file: string) {
        const grammar = grammarOf(file);
        return grammar !== undefined && (language === 'auto' || DIALECTS[grammar].language === language);
      },
      look: (file: string, text: string) => look(file, text, types),
    };
    return scanEachFile(engine, target_path, sarif, context);
  },
  text: reportText,
});

async function look(file: string, text: string, types: ReadonlySet<PatternType>): Promise<Looked> {
  const grammar = grammarOf(file);
  if (grammar === undefined || text.length / text.split('\n').length > MINIFIED_LINE) {
    return { findings: [], allowed: 0, problem: 'minified' };
  }
  return findPatterns(file, text, grammar, types);
}

function typesOf(list: string): ReadonlySet<PatternType> {
  const field = 'pattern_types';
  const named = list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const types = named.flatMap((one) => PATTERN_TYPES.find((type) => type === one) ?? []);
  const unknown = named.filter((one) => !PATTERN_TYPES.some((type) => type === one));
  if (unknown.length === 0 && types.length > 0) return new Set(types);
  throw new ToolFailure(
    'V',
    `${field}: ${unknown.length > 0 ? `${unknown.join(', ')} is not one of` : 'name at least one of'} ${PATTERN_TYPES.join(', ')}.`,
    { field },
  );
}
