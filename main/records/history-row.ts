import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRow } from '#main/store/audit-rows.ts';
import { CallBody } from './row-body.ts';

/** What a row says of a call. Undefined for events, and for a row that does not fit (which only damage or a newer version makes). */
export function readCallRow(row: AuditRow, logger: Logger): CallBody | undefined {
  try {
    const body: unknown = JSON.parse(row.body);
    if (typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'event')
      return undefined;
    return CallBody.parse(body);
  } catch (error) {
    logger.warn('audit.rowSkipped', { seq: row.seq, problem: problemOf(error) });
    return undefined;
  }
}
