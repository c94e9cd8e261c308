import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import { Finding, lineOf, Risk, riskOf } from './finding.ts';
import { scanFiles } from './scan-files.ts';
import { Coverage } from '#servers/source-scan/target-files.ts';

export const fileSecurityScan = defineTool({
  name: 'file_security_scan',
  title: 'File security scan',
  description:
    'Looks through a file or folder for secrets (masked), code of risky shape (log4shell, SQL and command injection, XXE, path traversal and others of the OWASP Top 10), pages without a content security policy, and files that everybody may write. By patterns: findings are hints. Leaves out node_modules, .git, __pycache__, *.tmp, *.log and binary files.',
  input: z.object({
    target_path: z
      .string()
      .min(1)
      .describe('File or folder, absolute or relative to the first workspace folder'),
    scan_type: z.enum(['secrets', 'vulnerabilities', 'compliance', 'all']).default('all'),
    recursive: z.boolean().default(true),
  }),
  output: z.object({
    risk: Risk.describe('More than 20 findings CRITICAL, more than 10 HIGH, any MEDIUM'),
    total: z.int(),
    findings: z.array(Finding),
    truncated: z.boolean().describe('There are more findings than are listed'),
    allowed: z.int().describe('Secrets on lines that say that they are known, such as gitleaks:allow'),
    coverage: Coverage,
  }),
  risk: ['read'],
  async run({ target_path, scan_type, recursive }, context) {
    const all = scan_type === 'all';
    const scan = await scanFiles(target_path, 'target_path', recursive, context, {
      ...(all || scan_type === 'secrets' ? { secrets: { entropy: true, custom: [] } } : {}),
      vulnerabilities: all || scan_type === 'vulnerabilities',
      compliance: all || scan_type === 'compliance',
    });
    return { risk: riskOf(scan.total), ...scan };
  },
  text: ({ risk, total, findings, coverage }) =>
    [
      `${total} findings in ${coverage.files} files (${risk})${coverage.complete ? '' : '; the scan is not complete'}.`,
      ...findings.slice(0, 200).map(lineOf),
    ].join('\n'),
});
