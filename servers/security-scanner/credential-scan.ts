import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { customPatterns } from '#servers/source-scan/custom-patterns.ts';
import { Finding, lineOf } from './finding.ts';
import { scanFiles } from './scan-files.ts';
import { Coverage } from '#servers/source-scan/target-files.ts';

export const credentialScan = defineTool({
  name: 'credential_scan',
  title: 'Credential scan',
  description:
    'Looks for credentials by the shapes of known kinds of keys and tokens, by names such as password or api_key with a value, by randomness, and by your own patterns. Values are masked in the answer. Placeholders and lines marked gitleaks:allow or pragma: allowlist secret are left out.',
  input: z.object({
    target_path: z
      .string()
      .min(1)
      .describe('File or folder, absolute or relative to the first workspace folder'),
    entropy_analysis: z.boolean().default(true).describe('Also texts of more than 4.5 bits a character'),
    custom_patterns: z.string().default('[]').describe('JSON array of patterns in RE2 syntax'),
  }),
  output: z.object({
    total: z.int(),
    findings: z.array(Finding),
    truncated: z.boolean().describe('There are more findings than are listed'),
    allowed: z.int().describe('On lines that say that they are known'),
    coverage: Coverage,
  }),
  risk: ['read'],
  run({ target_path, entropy_analysis, custom_patterns }, context) {
    const secrets = { entropy: entropy_analysis, custom: customPatterns(custom_patterns) };
    return scanFiles(target_path, 'target_path', true, context, {
      secrets,
      vulnerabilities: false,
      compliance: false,
    });
  },
  text: ({ total, findings, coverage }) =>
    [
      `${total} credentials in ${coverage.files} files${coverage.complete ? '' : '; the scan is not complete'}.`,
      ...findings.slice(0, 200).map(lineOf),
    ].join('\n'),
});
