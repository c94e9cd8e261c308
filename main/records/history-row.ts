import { z } from 'zod';
import { CallRecord } from '#contract/call.ts';
import type { Json } from '#contract/json.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';
import type { AuditRow } from '#main/store/audit-rows.ts';
import { CallBody } from './row-body.ts';

/** What a call is found by. */
const SoughtCall = CallRecord.pick({
  id: true,
  at: true,
  kind: true,
  server: true,
  name: true,
  via: true,
  principal: true,
  outcome: true,
  message: true,
}).extend({ args: z.custom<Json>(), result: z.custom<Json>().optional() });
export type SoughtCall = z.infer<typeof SoughtCall>;

const SoughtBody = z.object({ kind: CallBody.shape.kind, call: SoughtCall });

/** What a row says of a call. Undefined for events, and for a row that does not fit (which only damage or a newer version makes). */
export function readCallRow(row: AuditRow, logger: Logger): CallBody | undefined {
  return read(CallBody, row, logger);
}

/** As `readCallRow`, with what the index needs: it reads every row once, and the whole check costs as much as the index. */
export function readSoughtRow(row: AuditRow, logger: Logger): z.infer<typeof SoughtBody> | undefined {
  return read(SoughtBody, row, logger);
}

function read<T>(shape: z.ZodType<T>, row: AuditRow, logger: Logger): T | undefined {
  try {
    const body: unknown = JSON.parse(row.body);
    if (typeof body === 'object' && body !== null && 'kind' in body && body.kind === 'event')
      return undefined;
    return shape.parse(body);
  } catch (error) {
    logger.warn('audit.rowSkipped', { seq: row.seq, problem: problemOf(error) });
    return undefined;
  }
}
