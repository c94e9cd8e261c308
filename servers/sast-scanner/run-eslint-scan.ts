import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { visitFiles } from '#servers/source-scan/target-files.ts';
import type { Finding } from './finding.ts';
import { isLintable, lint } from './lint.ts';
import { Report, reportOf, reportText, targetPath, wantsSarif } from './report.ts';
import { locateTarget } from './target.ts';
import { inTurn } from './turns.ts';

const MAX_CHARACTERS = 1024 * 1024;
const MAX_FOUND = 20_000;

export const runEslintScan = defineTool({
  name: 'run_eslint_scan',
  title: 'Run ESLint scan',
  description:
    'Runs the rules of eslint-plugin-security over JavaScript, and over TypeScript without JSX, inside this server: nothing has to be installed, and no configuration, plugin or parser of the project is loaded. These rules find much and are often wrong: analyze_code_patterns is quieter. Places that eslint-disable comments switch off are counted.',
  input: z.object({ target_path: targetPath, sarif: wantsSarif }),
  output: Report,
  risk: ['read'],
  run: ({ target_path, sarif }, context) =>
    inTurn(context.signal, async () => {
      const target = await locateTarget(target_path, context);
      const findings: Finding[] = [];
      const notRead: { path: string; reason: string }[] = [];
      let [files, total, allowed] = [0, 0, 0];
      const coverage = await visitFiles(target_path, 'target_path', true, context, async ({ name, text }) => {
        if (!isLintable(name)) return;
        if (text.length > MAX_CHARACTERS) {
          notRead.push({ path: name, reason: `longer than ${MAX_CHARACTERS} characters` });
          return;
        }
        const linted = await lint(name, text);
        if (linted.problem !== undefined) notRead.push({ path: name, reason: linted.problem });
        else files += 1;
        allowed += linted.allowed;
        total += linted.findings.length;
        findings.push(...linted.findings.slice(0, MAX_FOUND - findings.length));
      });
      return reportOf(
        {
          engine: 'eslint',
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
    }),
  text: reportText,
});
