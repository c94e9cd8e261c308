import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { visitFiles } from '#servers/source-scan/target-files.ts';
import type { Finding } from './finding.ts';
import { findPatterns } from './find-patterns.ts';
import { Report, reportOf, reportText, targetPath, wantsSarif } from './report.ts';
import { PATTERN_TYPES } from './rules/rule.ts';
import type { PatternType } from './rules/rule.ts';
import { DIALECTS, grammarOf } from './syntax/dialect.ts';
import { locateTarget } from './target.ts';
import { inTurn } from './turns.ts';

const MAX_CHARACTERS = 1024 * 1024;
/** Written by programs: nobody would look at what is found there. */
const MINIFIED_LINE = 1_000;
const MAX_FOUND = 20_000;

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
    return inTurn(context.signal, async () => {
      const target = await locateTarget(target_path, context);
      const findings: Finding[] = [];
      const notRead: { path: string; reason: string }[] = [];
      let [files, total, allowed] = [0, 0, 0];
      const coverage = await visitFiles(target_path, 'target_path', true, context, async ({ name, text }) => {
        const grammar = grammarOf(name);
        if (grammar === undefined || (language !== 'auto' && DIALECTS[grammar].language !== language)) return;
        const reason = notRead.length < MAX_FOUND ? unreadable(text) : undefined;
        if (reason !== undefined) {
          notRead.push({ path: name, reason });
          return;
        }
        files += 1;
        const found = await findPatterns(name, text, grammar, types);
        allowed += found.allowed;
        total += found.findings.length;
        findings.push(...found.findings.slice(0, MAX_FOUND - findings.length));
      });
      return reportOf(
        {
          engine: 'patterns',
          findings,
          total,
          allowed,
          files,
          notRead: [...notRead, ...coverage.not_read],
          complete: coverage.complete,
        },
        target.folder,
        sarif,
      );
    });
  },
  text: reportText,
});

function unreadable(text: string): string | undefined {
  if (text.length > MAX_CHARACTERS) return `longer than ${MAX_CHARACTERS} characters`;
  const lines = text.split('\n').length;
  return text.length / lines > MINIFIED_LINE ? 'minified' : undefined;
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
