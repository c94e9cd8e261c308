import { findProgram } from '#servers/kit/exec.ts';
import { gatherContext } from '#servers/kit/gather-context.ts';
import { defineServer } from '#servers/kit/server.ts';
import { analyzeCodePatterns } from './analyze-code-patterns.ts';
import { analyzeDependencies } from './analyze-dependencies.ts';
import { detectHardcodedSecrets } from './detect-hardcoded-secrets.ts';
import * as manifest from './manifest.ts';
import { runBanditScan } from './run-bandit-scan.ts';
import { runCodeqlScan } from './run-codeql-scan.ts';
import { runEslintScan } from './run-eslint-scan.ts';
import { runSemgrepScan } from './run-semgrep-scan.ts';
import { EVERY_RULE } from './rules/every-rule.ts';
import { PATTERN_TYPES } from './rules/rule.ts';

const { id, title, settings } = manifest.sastScanner;
const PROGRAMS = ['semgrep', 'bandit', 'codeql', 'gitleaks', 'trufflehog'];

const context = gatherContext(id, async (call) => {
  const { path } = await call.workspace.locate('target_path', '.', 'mustExist');
  const found = await Promise.all(
    PROGRAMS.map(async (name) => [name, (await findProgram(name)) !== undefined] as const),
  );
  return {
    workspace: path,
    installed: Object.fromEntries(found),
    built_in: ['patterns', 'eslint', 'secrets'],
    rules: Object.fromEntries(
      PATTERN_TYPES.map((type) => [
        type,
        EVERY_RULE.filter((rule) => rule.type === type).map((rule) => `${rule.id} (CWE-${rule.cwe})`),
      ]),
    ),
    semgrep_rules: call.settings.get('SEMGREP_RULES') ?? 'registry of Semgrep',
    vulnerabilities_from: call.settings.get('OSV_EXPORT') ?? call.settings.need('OSV_API_URL'),
  };
});

/** spec/servers.md A.1.8: static analysis of code, by own rules and by the engines that are installed. */
export const sastScanner = defineServer({
  name: id,
  title,
  version: '1.0.0',
  instructions:
    'Looks for weaknesses in the source code of the workspace. analyze_code_patterns, run_eslint_scan and detect_hardcoded_secrets need nothing; the others need their program. Nothing is changed and no code or configuration of the target is run. Findings are hints: read the place before you believe one. At most three scans run at once, others wait.',
  settings,
  tools: [
    runSemgrepScan,
    analyzeCodePatterns,
    runBanditScan,
    runEslintScan,
    detectHardcodedSecrets,
    analyzeDependencies,
    runCodeqlScan,
    context.tool,
  ],
  resources: [context.resource],
});
