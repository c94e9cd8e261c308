import type { KeyObject } from 'node:crypto';
import type { AuditFinding, AuditVerdict } from '#contract/audit.ts';
import type { AuditRow } from '#main/store/audit-rows.ts';
import type { Head } from './audit-key.ts';
import { GENESIS, link } from './chain.ts';

const MOST_FINDINGS = 100;
/** Rows between two turns of the loop, so that calls go on while a long chain is read. */
const AT_ONCE = 2_000;

interface Suspect {
  row: AuditRow;
  /** Hash of the row before it, as stored. */
  previous: string;
}

/**
 * Reads the whole chain, oldest first, and says where it is not what was written. `head` is where the keychain says that
 * it ended at some time: it must still be there. A row that fails costs only itself: the next one is checked against the
 * hash that is stored, so one edit is one finding.
 */
export async function verifyChain(
  rows: Iterable<AuditRow>,
  key: { secret: KeyObject; id: string },
  head: Head | undefined,
): Promise<AuditVerdict> {
  const findings: AuditFinding[] = [];
  const suspects: Suspect[] = [];
  let last: Head = { seq: 0, hash: GENESIS };
  let count = 0;
  let more = false;
  let headSeen = head === undefined || head.seq === 0;
  let other: AuditFinding | undefined;

  function found(finding: AuditFinding): void {
    if (findings.length < MOST_FINDINGS) findings.push(finding);
    else more = true;
  }

  for (const row of rows) {
    if (++count % AT_ONCE === 0) await new Promise(setImmediate);
    if (row.seq !== last.seq + 1) found({ kind: 'gap', seq: row.seq });
    if (head !== undefined && row.seq === head.seq) headSeen = row.hash === head.hash;
    if (row.hash === link(key.secret, last.hash, row.seq, row.body)) {
      if (saysHeadWasMissing(row.body)) found({ kind: 'recorded', seq: row.seq });
      other = undefined;
    } else if (isOfOtherKey(row.body, key.id)) {
      if (other === undefined) found((other = { kind: 'otherKey', seq: row.seq }));
      other.until = row.seq;
    } else if (row.seq === last.seq + 1) {
      other = undefined;
      if (suspects.length < MOST_FINDINGS) suspects.push({ row, previous: last.hash });
      else more = true;
    }
    last = row;
  }
  for (const suspect of suspects) found(judged(suspect, suspects, key.secret));
  if (!headSeen) found({ kind: 'tailCut', seq: last.seq });
  findings.sort((a, b) => a.seq - b.seq);
  return {
    intact: findings.length === 0,
    rows: count,
    ...(head === undefined ? {} : { head: head.seq }),
    findings,
    more,
  };
}

/** A row that fits where another one stands was moved from there; everything else was changed. */
function judged({ row }: Suspect, suspects: readonly Suspect[], secret: KeyObject): AuditFinding {
  const home = suspects.find(
    (place) => place.row !== row && row.hash === link(secret, place.previous, place.row.seq, row.body),
  );
  return home === undefined
    ? { kind: 'changed', seq: row.seq }
    : { kind: 'moved', seq: row.seq, to: home.row.seq };
}

function isOfOtherKey(body: string, id: string): boolean {
  const written = /"keyId":"([0-9a-f]*)"/.exec(body)?.[1];
  return written !== undefined && written !== id;
}

function saysHeadWasMissing(body: string): boolean {
  return body.includes('"kind":"event"') && body.endsWith('"type":"headMissing"}');
}
