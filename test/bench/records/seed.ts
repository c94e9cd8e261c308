import { createSecretKey } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallKind, CallRecord, Via } from '#contract/call.ts';
import { systemClock } from '#main/kernel/clock.ts';
import { createLogger } from '#main/kernel/logger.ts';
import { createAudit } from '#main/records/audit.ts';
import type { Audit } from '#main/records/audit.ts';
import { createCopies } from '#main/records/copies.ts';
import { createSearchIndex } from '#main/records/search-index.ts';
import { createRedactor } from '#main/secrets/redaction.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import { createCallIndex } from '#main/store/call-index.ts';
import { openDatabase } from '#main/store/database.ts';
import type { Database } from '#main/store/database.ts';
import { auditMigrations } from '#main/store/migrations/audit.ts';

/** Raised when the rows themselves change, so that an older file is not taken for them. */
const SHAPE = 2;
export const FIRST_AT = Date.UTC(2025, 0, 1);
export const STEP_MS = 20_000;
const VIAS: readonly Via[] = ['chat', 'gateway', 'desk', 'workflow', 'rest', 'expert', 'cli', 'app'];
const OUTCOMES = ['toolError', 'failed', 'denied', 'timeout', 'cancelled', 'invalid'] as const;

/** A generator of numbers in [0, 1) that always gives the same ones (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The nth call, among 20 servers with 25 tools each, a few of both used most, with words as unevenly spread as those of a language. */
export function callAt(n: number): CallRecord {
  const random = numbersFrom(n);
  const below = (most: number, lean: number): number => Math.floor(most * random() ** lean);
  const word = (): string => `w${Math.floor(20_000 ** random()) - 1}`;
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const server = `server-${below(20, 2)}`;
  const kind: CallKind = random() < 0.95 ? 'tool' : random() < 0.5 ? 'resource' : 'prompt';
  const via = VIAS[below(VIAS.length, 3)] ?? 'chat';
  const failed = random() < 0.08;
  return {
    id: `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    at: FIRST_AT + n * STEP_MS,
    kind,
    server,
    name: kind === 'resource' ? `file:///${word()}/${n}` : `tool_${below(25, 1.5)}`,
    via,
    principal: via === 'gateway' ? `client:app-${below(4, 1)}` : 'owner',
    args: { path: `/srv/${word()}/${word()}.md`, query: words(3), place: n },
    result: { content: [{ type: 'text', text: words(14) }] },
    outcome: failed ? (OUTCOMES[below(OUTCOMES.length, 1)] ?? 'failed') : 'ok',
    totalMs: below(200, 3),
  };
}

const copies = createCopies(createRedactor());

/** The call with what records keep of it: made for each call by the stage that writes it. */
export function keptOf({ args, result = null, ...call }: CallRecord): CallRecord {
  return { ...call, args: copies.of(args), result: copies.of(result) };
}

export function openAuditFile(folder: string): Database {
  const opened = openDatabase(join(folder, 'audit.db'), auditMigrations);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return opened.db;
}

export function auditOf(db: Database): Audit {
  return createAudit({
    rows: createAuditRows(db),
    key: {
      secret: createSecretKey(Buffer.alloc(32, 7)),
      id: 'bench',
      head: undefined,
      saveHead: () => Promise.resolve(),
      savedHead: () => Promise.resolve(undefined),
    },
    run: 'bench',
    copies,
    clock: systemClock,
    logger: createLogger(() => undefined),
  });
}

/** A folder with an audit of `count` calls and their index, made once (some minutes for a million) and found again after that. */
export async function seededFolder(count: number, say: (line: string) => void): Promise<string> {
  const folder = join(tmpdir(), `patchbay-bench-records-${SHAPE}-${count}`);
  if (existsSync(join(folder, 'whole'))) return folder;
  say(`  Making an audit of ${count} calls, once.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = openAuditFile(folder);
  const audit = auditOf(db);
  for (let n = 1; n <= count; n += 1) {
    audit.outcome(callAt(n));
    if (n % 500 === 0) audit.flush();
  }
  await audit.close();
  const index = createSearchIndex({
    rows: createAuditRows(db),
    index: createCallIndex(db),
    clock: systemClock,
    elapsed: () => performance.now(),
    logger: createLogger(() => undefined),
  });
  while (index.step());
  index.close();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  writeFileSync(join(folder, 'whole'), '');
  return folder;
}
