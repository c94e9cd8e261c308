import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import { run } from '#servers/kit/exec.ts';
import { defineTool } from '#servers/kit/tool.ts';
import { engineFailure, networkEnvironment, readOutput } from './engine-output.ts';
import { findingsOf, Log } from './read-sarif.ts';
import { Report, reportOf, reportText, targetPath, wantsSarif } from './report.ts';
import { locateTarget, withScratch } from './target.ts';
import { inTurn } from './turns.ts';

const TIMEOUT_MS = 3_600_000;
const ADVICE = 'Install the CodeQL bundle from docs.github.com/code-security/codeql-cli; mind its licence.';

export const runCodeqlScan = defineTool({
  name: 'run_codeql_scan',
  title: 'Run CodeQL scan',
  description:
    'Makes a CodeQL database of a folder and runs a suite of its queries: needs codeql on the PATH with its packs of queries. Only languages that it reads without building the project, because a build runs code of the project: Go is refused. It takes minutes.',
  input: z.object({
    target_path: targetPath,
    language: z.enum(['python', 'javascript', 'java', 'go']).describe('javascript is TypeScript too'),
    query_suite: z
      .enum(['security-extended', 'security-and-quality', 'code-scanning'])
      .default('security-extended'),
    sarif: wantsSarif,
  }),
  output: Report,
  risk: ['read', 'execute'],
  run: ({ target_path, language, query_suite, sarif }, context) =>
    inTurn(context.signal, () =>
      withScratch(async (scratch) => {
        if (language === 'go') {
          throw new ToolFailure(
            'V',
            'language: CodeQL reads Go only while it builds the project, which runs code of the project. Use analyze_code_patterns or run_semgrep_scan.',
            { field: 'language' },
          );
        }
        const target = await locateTarget(target_path, context);
        const codeql = async (what: string, args: string[]): Promise<void> => {
          const result = await run('codeql', args, {
            cwd: scratch,
            env: networkEnvironment(),
            timeoutMs: TIMEOUT_MS,
            overflow: 'truncate',
            advice: ADVICE,
            signal: context.signal,
          });
          if (result.exitCode === 0) return;
          throw engineFailure('codeql', `${what}: ${result.stderr.trim().slice(-1_000)}`, result);
        };
        const [database, log] = [path.join(scratch, 'database'), path.join(scratch, 'result.sarif')];
        await context.progress(0, 2, 'database');
        await codeql('database create', [
          'database',
          'create',
          database,
          `--language=${language}`,
          `--source-root=${target.folder}`,
          '--build-mode=none',
          '--no-run-unnecessary-builds',
        ]);
        await context.progress(1, 2, 'queries');
        await codeql('database analyze', [
          'database',
          'analyze',
          database,
          `codeql/${language}-queries:codeql-suites/${language}-${query_suite}.qls`,
          '--format=sarif-latest',
          `--output=${log}`,
        ]);
        const written = await readFile(log, 'utf8').catch(() => '');
        const { runs } = readOutput('codeql', Log, written, { exitCode: 0, stderr: 'it wrote no log' });
        return reportOf(
          {
            engine: 'codeql',
            version: runs[0]?.tool.driver.semanticVersion ?? runs[0]?.tool.driver.version,
            findings: findingsOf('codeql', runs, target),
          },
          target.folder,
          sarif,
        );
      }),
    ),
  text: reportText,
});
