import type { AuditVerdict } from '#contract/audit.ts';
import { KeychainUnavailable } from '#main/secrets/keychain.ts';
import type { AuditRows } from '#main/store/audit-rows.ts';
import type { AuditKey, Head } from './audit-key.ts';
import { verifyChain } from './verify.ts';

/**
 * Verifies the audit of a running engine. `live` is the row that this run wrote last: it must still be there, which
 * tells of a cut that the head in the keychain (saved now and then) is too old to miss.
 */
export async function verifyAudit(
  rows: Pick<AuditRows, 'all' | 'hashAt' | 'last'>,
  key: Pick<AuditKey, 'secret' | 'id' | 'savedHead'>,
  live: Head,
): Promise<AuditVerdict | { problem: string }> {
  let kept: Head | undefined;
  try {
    kept = await key.savedHead();
  } catch (error) {
    if (error instanceof KeychainUnavailable) return { problem: error.problem };
    throw error;
  }
  const verdict = await verifyChain(rows.all(), key, kept);
  const told = verdict.findings.some(({ kind }) => kind === 'tailCut');
  if (told || live.seq === 0 || rows.hashAt(live.seq) !== undefined) return verdict;
  const cut = { kind: 'tailCut', seq: rows.last()?.seq ?? 0 } as const;
  return { ...verdict, intact: false, findings: [...verdict.findings, cut] };
}
