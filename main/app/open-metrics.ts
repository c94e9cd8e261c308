import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { Audit } from '#main/records/audit.ts';
import { createMetrics } from '#main/records/metrics.ts';
import type { MetricsBook } from '#main/records/metrics.ts';
import type { Tally } from '#main/records/metrics-tally.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import type { MetaRows } from '#main/store/meta.ts';
import { createMetricRows } from '#main/store/metric-rows.ts';
import type { Stores } from './open-stores.ts';

export interface OpenMetricsParts {
  stores: Stores;
  meta: MetaRows;
  audit: Audit;
  tally: Tally;
  clock: Clock;
  logger: Logger;
}

/** Opens the numbers of this home. They are closed before the audit, whose end they note. */
export function openMetrics({ stores, ...parts }: OpenMetricsParts, scope: Scope): MetricsBook {
  const metrics = createMetrics({
    ...parts,
    rows: createMetricRows(stores.main),
    auditRows: createAuditRows(stores.audit),
  });
  scope.own(() => metrics.close());
  return metrics;
}
