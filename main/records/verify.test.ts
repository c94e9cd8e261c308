import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import type { AuditRow } from '#main/store/audit-rows.ts';
import { GENESIS, link } from './chain.ts';
import { verifyChain } from './verify.ts';

const key = { secret: createSecretKey(Buffer.alloc(32, 7)), id: 'aaaaaaaaaaaaaaaa' };

function chain(count: number, made = key, from: AuditRow[] = []): AuditRow[] {
  const rows = [...from];
  for (let n = 0; n < count; n++) {
    const previous = rows.at(-1)?.hash ?? GENESIS;
    const seq = (rows.at(-1)?.seq ?? 0) + 1;
    const body = `{"at":${seq},"keyId":"${made.id}","kind":"outcome"}`;
    rows.push({ seq, body, hash: link(made.secret, previous, seq, body) });
  }
  return rows;
}
const headOf = (rows: AuditRow[]) => {
  const last = rows.at(-1);
  return last && { seq: last.seq, hash: last.hash };
};

test('a chain that nobody touched is intact, also the empty one', async () => {
  const rows = chain(5000);
  expect(await verifyChain(rows, key, headOf(rows))).toEqual({
    intact: true,
    rows: 5000,
    head: 5000,
    findings: [],
    more: false,
  });
  expect((await verifyChain([], key, undefined)).intact).toBe(true);
});

test('an edit is one finding, at its row', async () => {
  const rows = chain(20);
  rows[9] = { ...rows[9]!, body: rows[9]!.body.replace('outcome', 'event') };
  expect((await verifyChain(rows, key, undefined)).findings).toEqual([{ kind: 'changed', seq: 10 }]);
});

test('a row that was taken out is a gap', async () => {
  const rows = chain(20).filter(({ seq }) => seq !== 7);
  expect((await verifyChain(rows, key, undefined)).findings).toEqual([{ kind: 'gap', seq: 8 }]);
});

test('two rows that changed places are told as moved', async () => {
  const rows = chain(20);
  const [a, b] = [rows[4]!, rows[5]!];
  rows[4] = { ...b, seq: a.seq };
  rows[5] = { ...a, seq: b.seq };
  const { findings } = await verifyChain(rows, key, undefined);
  expect(findings).toContainEqual({ kind: 'moved', seq: 6, to: 5 });
  expect(findings.map(({ seq }) => seq)).toContain(5);
});

test('a cut tail is missed by the head that the keychain holds', async () => {
  const rows = chain(20);
  const { findings } = await verifyChain(rows.slice(0, 15), key, headOf(rows));
  expect(findings).toEqual([{ kind: 'tailCut', seq: 15 }]);
});

test('a chain written anew with another key says nothing, and its head is not ours', async () => {
  const rows = chain(20);
  const forged = chain(20, { secret: createSecretKey(Buffer.alloc(32, 9)), id: 'bbbbbbbbbbbbbbbb' });
  const { findings } = await verifyChain(forged, key, headOf(rows));
  expect(findings).toContainEqual({ kind: 'otherKey', seq: 1, until: 20 });
  expect(findings).toContainEqual({ kind: 'tailCut', seq: 20 });
});

test('a chain written anew that claims our key is changed everywhere', async () => {
  const forged = chain(200, { secret: createSecretKey(Buffer.alloc(32, 9)), id: key.id });
  const { findings, more } = await verifyChain(forged, key, undefined);
  expect(findings).toHaveLength(100);
  expect(more).toBe(true);
});

test('what an earlier start found missing is not forgotten', async () => {
  const rows = chain(3);
  const body = `{"at":4,"fields":{"hash":"x","seq":9},"keyId":"${key.id}","kind":"event","run":"r","type":"headMissing"}`;
  rows.push({ seq: 4, body, hash: link(key.secret, rows[2]!.hash, 4, body) });
  expect((await verifyChain(chain(2, key, rows), key, undefined)).findings).toEqual([
    { kind: 'recorded', seq: 4 },
  ]);
});
