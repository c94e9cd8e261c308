import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { isLintable, lint } from './lint.ts';
import { Report, reportText, targetPath, wantsSarif } from './report.ts';
import { scanEachFile } from './scan-each-file.ts';

export const runEslintScan = defineTool({
  name: 'run_eslint_scan',
  title: 'Run ESLint scan',
  description:
    'Runs the rules of eslint-plugin-security over JavaScript, and over TypeScript without JSX, inside this server: nothing has to be installed, and no configuration, plugin or parser of the project is loaded. These rules find much and are often wrong: analyze_code_patterns is quieter. Places that eslint-disable comments switch off are counted.',
  input: z.object({ target_path: targetPath, sarif: wantsSarif }),
  output: Report,
  risk: ['read'],
  run: ({ target_path, sarif }, context) =>
    scanEachFile({ name: 'eslint', takes: isLintable, look: lint }, target_path, sarif, context),
  text: reportText,
});
