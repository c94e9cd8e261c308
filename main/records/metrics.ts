import { z } from 'zod';
import type { Metrics, MetricsMarker, MetricsQuery } from '#contract/metrics.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRows } from '#main/store/audit-rows.ts';
import type { MetaRows } from '#main/store/meta.ts';
import type { MetricRows } from '#main/store/metric-rows.ts';
import type { Audit } from './audit.ts';
import { catchUp } from './metrics-catch-up.ts';
import type { Counted } from './metrics-catch-up.ts';
import { mergeInto, newHistogram, packHistogram, unpackInto } from './metrics-histogram.ts';
import { readMetrics } from './metrics-query.ts';
import { createTally } from './metrics-tally.ts';
import type { Tallied, Tally } from './metrics-tally.ts';
import { TIERS } from './metrics-tiers.ts';

export interface MetricsParts {
  rows: MetricRows;
  meta: MetaRows;
  /** What passes is counted there, from before this is made. */
  tally: Tally;
  audit: Pick<Audit, 'flush'>;
  auditRows: Pick<AuditRows, 'last' | 'hashAt' | 'after'>;
  clock: Clock;
  logger: Logger;
}

/** What one process tree took, at a moment. */
export interface Usage {
  instance: string;
  /** Share of one core. */
  cpu: number;
  /** Bytes. */
  memory: number;
}

/** How many calls there were, how they ended, how long servers took, and what their processes took meanwhile. */
export interface MetricsBook {
  /** Kept at once, in every tier. */
  use(usages: readonly Usage[]): void;
  mark(server: string, kind: MetricsMarker['kind']): void;
  /** With everything that was counted up to now. */
  query(query: MetricsQuery): Metrics;
  /** Resolves when the calls of earlier runs are counted too. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

const KEY = 'metrics.counted';
const CountedRow = z.object({ seq: z.int(), hash: z.string() });
const WRITE_MS = 10_000;
const FORGET_MS = 60_000;
/** Rows of one tier that go at a time. */
const FORGET_MOST = 2_000;

/**
 * Every number is added to all its tiers when it is written, so nothing has to be rolled up later. How far the audit is
 * counted is written in the same transaction: whatever a killed run had not written is counted from there at the next start.
 */
export function createMetrics(parts: MetricsParts): MetricsBook {
  const { rows, meta, tally, audit, auditRows, clock, logger } = parts;
  let catching = true;
  let failed = false;
  let closed = false;
  let forgotAt = 0;

  function add(tier: { stepMs: number; keepMs: number }, now: number, entries: readonly Tallied[]): void {
    for (const { at: fine, server, name, calls, errors, times } of entries) {
      if (fine < now - tier.keepMs) continue;
      const at = fine - (fine % tier.stepMs);
      const there = rows.calls(tier.stepMs, at, server, name);
      const merged = newHistogram();
      if (there !== undefined) unpackInto([merged], there.times);
      mergeInto(merged, times);
      rows.putCalls(tier.stepMs, {
        at,
        server,
        name,
        calls: calls + (there?.calls ?? 0),
        errors: errors + (there?.errors ?? 0),
        times: packHistogram(merged),
      });
    }
  }

  function write(from: Pick<Tally, 'waiting' | 'clear'>, counted: Counted | undefined): void {
    const now = clock.now();
    const entries = from.waiting();
    rows.together(() => {
      for (const tier of TIERS) add(tier, now, entries);
      if (counted !== undefined) meta.set(KEY, { seq: counted.seq, hash: counted.hash });
    });
    from.clear();
  }

  /** What cannot be written now waits; a full disk is often not full for long. */
  function attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      logger.error('metrics.writeFailed', error);
    }
  }

  function flush(): void {
    // While earlier calls are counted, how far that went is theirs to say.
    if (catching || tally.waiting().length === 0) return;
    attempt(() => {
      // Whatever is tallied stands in the audit then, and the other way round.
      audit.flush();
      write(tally, auditRows.last());
    });
  }

  function forget(): void {
    const now = clock.now();
    if (now < forgotAt + FORGET_MS) return;
    forgotAt = now;
    attempt(() => {
      for (const { stepMs, keepMs } of TIERS) rows.forget(stepMs, now - keepMs, FORGET_MOST);
      rows.forgetMarkers(now - Math.max(...TIERS.map(({ keepMs }) => keepMs)));
    });
  }

  async function begin(): Promise<void> {
    const earlier = createTally();
    failed = false;
    await catchUp(meta.get(KEY, CountedRow), {
      audit: auditRows,
      tally: earlier,
      write: (counted) => {
        write(earlier, counted);
      },
      ended: () => closed,
    }).catch((error: unknown) => {
      failed = true;
      logger.error('metrics.catchUpFailed', error);
    });
    catching = failed || closed;
  }

  let caughtUp = begin();
  let callOff = clock.after(WRITE_MS, tick);
  function tick(): void {
    if (failed) caughtUp = begin();
    flush();
    forget();
    callOff = clock.after(WRITE_MS, tick);
  }

  return {
    caughtUp: () => caughtUp,
    use(usages) {
      const now = clock.now();
      attempt(() => {
        rows.together(() => {
          for (const { stepMs } of TIERS)
            for (const usage of usages) rows.raiseResources(stepMs, { ...usage, at: now - (now % stepMs) });
        });
      });
    },
    mark(server, kind) {
      attempt(() => {
        rows.addMarker({ at: clock.now(), server, kind });
      });
    },
    query(query) {
      flush();
      return readMetrics(rows, query, clock.now());
    },
    async close() {
      callOff();
      closed = true;
      await caughtUp;
      flush();
    },
  };
}
