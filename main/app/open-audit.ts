import { text } from '#contract/text.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { Scope } from '#main/kernel/scope.ts';
import { createAudit } from '#main/records/audit.ts';
import type { Audit } from '#main/records/audit.ts';
import type { loadAuditKey } from '#main/records/audit-key.ts';
import type { Copies } from '#main/records/copies.ts';
import type { AuditState } from '#main/records/journal.ts';
import { createAuditRows } from '#main/store/audit-rows.ts';
import type { Notices } from './notices.ts';
import type { Stores } from './open-stores.ts';

export interface OpenAuditParts {
  stores: Stores;
  key: Awaited<ReturnType<typeof loadAuditKey>>;
  run: string;
  copies: Copies;
  clock: Clock;
  logger: Logger;
  notices: Notices;
}

/** Opens the audit, closes what an earlier run left open, and says on the window what a person should know of it. */
export function openAudit(parts: OpenAuditParts, scope: Scope): Audit {
  const { stores, key, run, copies, clock, logger, notices } = parts;
  const onState = (state: AuditState): void => {
    if (state.state === 'ok') {
      notices.remove('audit');
    } else {
      const reason = text('notice.auditUnavailable', { problem: state.problem });
      notices.put({ id: 'audit', level: 'error', text: reason });
    }
  };
  const rows = createAuditRows(stores.audit);
  const audit = createAudit({ rows, key, run, copies, clock, logger, onState });
  scope.own(() => audit.close());
  onState(audit.state());
  audit.started();
  if (stores.auditMoved !== undefined) audit.event('databaseMoved', { to: stores.auditMoved });
  const count = audit.closeUnknown();
  if (count > 0) {
    notices.put({ id: 'unknown', level: 'warning', text: text('notice.unknownOutcomes', { count }) });
  }
  return audit;
}
