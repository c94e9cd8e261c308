import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { run } from '#servers/kit/exec.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { banditCwe } from './bandit-cwe.ts';
import { readOutput } from './engine-output.ts';
import type { Finding } from './finding.ts';
import { Report, reportOf, reportText, targetPath, wantsSarif } from './report.ts';
import { locateTarget, withScratch } from './target.ts';
import type { Target } from './target.ts';
import { inTurn } from './turns.ts';

const TIMEOUT_MS = 600_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const LEVELS = ['LOW', 'MEDIUM', 'HIGH'] as const;
const Level = z.enum(LEVELS);
const LEFT_OUT = ['node_modules', '.git', '__pycache__', '.venv', 'venv', '.tox', '.eggs'];

/** https://bandit.readthedocs.io/en/latest/formatters/json.html */
const Output = z.looseObject({
  generated_at: z.string(),
  errors: z.array(z.looseObject({ filename: z.string(), reason: z.string() })),
  metrics: z.record(z.string(), z.looseObject({})),
  results: z.array(
    z.looseObject({
      filename: z.string(),
      issue_severity: z.string(),
      issue_confidence: z.string(),
      issue_text: z.string(),
      issue_cwe: z.looseObject({ id: z.int().optional() }).optional(),
      line_number: z.int(),
      line_range: z.array(z.int()).default([]),
      col_offset: z.int().optional(),
      more_info: z.string().optional(),
      test_id: z.string(),
      test_name: z.string(),
    }),
  ),
});

export const runBanditScan = defineTool({
  name: 'run_bandit_scan',
  title: 'Run Bandit scan',
  description:
    'Runs Bandit over Python code: needs bandit on the PATH. Configuration of the target is not loaded; lines that say nosec are left out by Bandit.',
  input: z.object({
    target_path: targetPath,
    severity_level: Level.default('LOW').describe('This and above'),
    confidence_level: Level.default('LOW').describe('This and above'),
    sarif: wantsSarif,
  }),
  output: Report,
  risk: ['read', 'execute'],
  run: ({ target_path, severity_level, confidence_level, sarif }, context) =>
    inTurn(context.signal, () =>
      withScratch(async (scratch) => {
        const target = await locateTarget(target_path, context);
        // A project can bring a .bandit of its own, which would say what not to find.
        const ini = path.join(scratch, 'bandit.ini');
        await writeFile(ini, '[bandit]\n');
        const repeat = (letter: string, level: (typeof LEVELS)[number]): string =>
          `-${letter.repeat(LEVELS.indexOf(level) + 1)}`;
        const result = await run(
          'bandit',
          [
            '-r',
            target.path,
            '-f',
            'json',
            '-q',
            '--ini',
            ini,
            '-x',
            LEFT_OUT.map((name) => `*/${name}/*`).join(),
            repeat('l', severity_level),
            repeat('i', confidence_level),
          ],
          {
            cwd: scratch,
            timeoutMs: TIMEOUT_MS,
            maxOutputBytes: MAX_OUTPUT_BYTES,
            advice: 'Install it with pipx install bandit, or as the package bandit of your system.',
            signal: context.signal,
          },
        );
        const output = readOutput('bandit', Output, result.stdout, result);
        return reportOf(
          {
            engine: 'bandit',
            findings: output.results.map((one) => findingOf(one, target)),
            files: Object.keys(output.metrics).filter((name) => name !== '_totals').length,
            notRead: output.errors.map(({ filename, reason }) => ({ path: target.nameOf(filename), reason })),
          },
          target.folder,
          sarif,
        );
      }),
    ),
  text: reportText,
});

function findingOf(one: z.infer<typeof Output>['results'][number], target: Target): Finding {
  const cwe = one.issue_cwe?.id;
  const severity = Level.safeParse(one.issue_severity);
  return {
    engine: 'bandit',
    rule: `${one.test_id} ${one.test_name}`,
    severity: severity.success ? severity.data : 'LOW',
    message: `${one.issue_text} (confidence ${one.issue_confidence.toLowerCase()})`,
    fix: one.more_info === undefined ? null : `See ${one.more_info}`,
    cwe: cwe === undefined ? banditCwe(one.test_id) : [cwe],
    path: target.nameOf(one.filename),
    line: one.line_number,
    column: one.col_offset === undefined ? null : one.col_offset + 1,
    end_line: one.line_range.at(-1) ?? null,
    // Bandit prints the code of the place, which can hold the password that it found.
    shown: null,
  };
}
