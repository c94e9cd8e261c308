import type { z } from 'zod';
import { problemOf } from '#main/kernel/logger.ts';
import type { Logger } from '#main/kernel/logger.ts';

/** Reads JSON that was stored earlier, perhaps by another version: what does not fit is left out with a warning. */
export function readStored<T>(
  schema: z.ZodType<T>,
  stored: string,
  where: { table: string; key: string },
  logger: Logger,
): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(stored));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    const problem = issue === undefined ? 'does not fit' : `${issue.path.join('.')}: ${issue.message}`;
    logger.warn('store.rowSkipped', { ...where, problem });
  } catch (error) {
    logger.warn('store.rowSkipped', { ...where, problem: problemOf(error) });
  }
  return undefined;
}
