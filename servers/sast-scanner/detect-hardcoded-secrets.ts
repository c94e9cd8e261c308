import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { compilePattern } from '#servers/kit/pattern.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { customPatterns } from '#servers/source-scan/custom-patterns.ts';
import { findSecrets } from '#servers/source-scan/find-secrets.ts';
import type { FoundSecret } from '#servers/source-scan/found-secret.ts';
import { visitFiles } from '#servers/source-scan/target-files.ts';
import type { Finding } from './finding.ts';
import { scanOutside } from './outside-secrets.ts';
import { Report, reportOf, reportText, targetPath, wantsSarif } from './report.ts';
import { locateTarget } from './target.ts';
import { inTurn } from './turns.ts';

const MAX_EXCLUDED = 50;

const Engine = z.object({
  engine: z.string(),
  found: z.int().nullable().describe('null: it did not run'),
  reason: z.string().nullable(),
});

export const detectHardcodedSecrets = defineTool({
  name: 'detect_hardcoded_secrets',
  title: 'Detect hard-coded secrets',
  description:
    'Looks for passwords, keys and tokens in files, by its own rules, and by gitleaks and trufflehog where they are installed; what several of them find at one place is one finding. Values are masked, and none is sent anywhere to be verified.',
  input: z.object({
    target_path: targetPath,
    custom_patterns: z.string().default('[]').describe('JSON array of patterns in RE2 syntax'),
    exclude_patterns: z
      .string()
      .default('')
      .describe(
        'Separated by commas: files whose path (relative to the target) fits one are left out; RE2 syntax',
      ),
    sarif: wantsSarif,
  }),
  output: Report.extend({
    engines: z.array(Engine),
    excluded: z.int().describe('Files that were left out by exclude_patterns'),
  }),
  risk: ['read', 'execute'],
  async run({ target_path, custom_patterns, exclude_patterns, sarif }, context) {
    const search = { entropy: true, custom: customPatterns(custom_patterns) };
    const isExcluded = excluder(exclude_patterns);
    return inTurn(context.signal, async () => {
      const target = await locateTarget(target_path, context);
      const own: Finding[] = [];
      let [allowed, files, excluded] = [0, 0, 0];
      const coverage = await visitFiles(target_path, 'target_path', true, context, (file) => {
        if (isExcluded(file.name)) {
          excluded += 1;
          return;
        }
        files += 1;
        const found = findSecrets(file, search);
        allowed += found.allowed;
        own.push(...found.findings.map(findingOf));
      });
      const outside = await scanOutside(target, context.signal);
      const merged = mergedFindings([
        ...own,
        ...outside.flatMap(({ findings }) => findings ?? []).filter(({ path }) => !isExcluded(path)),
      ]);
      return {
        ...reportOf(
          {
            engine: 'secrets',
            findings: merged,
            allowed,
            files,
            notRead: coverage.not_read,
            complete: coverage.complete,
          },
          target.folder,
          sarif,
        ),
        engines: [
          { engine: 'patterns', found: own.length, reason: null },
          ...outside.map(({ engine, findings, reason }) => ({
            engine,
            found: findings?.length ?? null,
            reason,
          })),
        ],
        excluded,
      };
    });
  },
  text: (output) =>
    [
      reportText(output),
      ...output.engines.flatMap(({ engine, reason }) =>
        reason === null ? [] : [`${engine} did not run: ${reason}`],
      ),
    ].join('\n'),
});

/** What several engines find on one line is one finding, told as the first of them tells it: ours comes first. */
function mergedFindings(findings: readonly Finding[]): Finding[] {
  const lines = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = `${finding.path}\0${finding.line}`;
    const known = lines.get(place) ?? [];
    const other = known.findIndex(({ engine }) => !engine.split(', ').includes(finding.engine));
    const first = known[other];
    if (first === undefined) known.push(finding);
    else known[other] = { ...first, engine: `${first.engine}, ${finding.engine}` };
    lines.set(place, known);
  }
  return [...lines.values()].flat();
}

function findingOf({ rule, title, severity, path, line, shown }: FoundSecret): Finding {
  return {
    engine: 'patterns',
    rule,
    severity,
    message: title,
    fix: 'Take it out of the code and change it where it is used.',
    cwe: [798],
    path,
    line,
    column: null,
    end_line: null,
    shown,
  };
}

function excluder(list: string): (name: string) => boolean {
  const sources = list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (sources.length > MAX_EXCLUDED) {
    const field = 'exclude_patterns';
    throw new ToolFailure('V', `${field} holds more than ${MAX_EXCLUDED} patterns.`, { field });
  }
  const patterns = sources.map((source, index) => compilePattern(`exclude_patterns.${index}`, source));
  return (name) => patterns.some((pattern) => pattern.test(name));
}
