import type { Finding } from './finding.ts';
import type { TargetFile } from '#servers/source-scan/target-files.ts';

const CSP = /<meta[^>]{0,100}http-equiv\s{0,5}=\s{0,5}["']?content-security-policy["']?[^>]{0,2000}>/i;
const UNSAFE = /'unsafe-inline'|'unsafe-eval'|(?:default|script)-src[^;"]{0,200}\s\*(?:[\s;"]|$)/i;

/** Pages without a content security policy of their own, and files that everybody may write. */
export function findCompliance({ name, text, mode }: TargetFile): Finding[] {
  const findings: Finding[] = [];
  const add = (
    rule: string,
    title: string,
    severity: Finding['severity'],
    reference: string,
    shown: string | null,
  ): void => {
    findings.push({ kind: 'compliance', rule, title, severity, path: name, line: null, shown, reference });
  };
  if (/\.html?$/i.test(name) && /<(?:html|head|body)\b/i.test(text)) {
    const policy = CSP.exec(text)?.[0];
    if (policy === undefined) {
      add(
        'csp-missing',
        'No content security policy in the page; a server may still send one',
        'LOW',
        'CWE-693, A05',
        null,
      );
    } else if (UNSAFE.test(policy)) {
      add(
        'csp-unsafe',
        'The content security policy allows inline code or any source',
        'MEDIUM',
        'CWE-693, A05',
        policy.slice(0, 200),
      );
    }
  }
  // Windows has no such bits.
  if (process.platform !== 'win32' && (mode & 0o002) !== 0) {
    add(
      'world-writable',
      'Everybody may write this file',
      'MEDIUM',
      'CWE-732, A01',
      `mode ${mode.toString(8)}`,
    );
  }
  return findings;
}
