import { z } from 'zod';

/**
 * What is wrong with the chain of the audit, at the row `seq`:
 * `changed`: its content is not what was written; `moved`: it stands in another place (`to` is where it belongs);
 * `gap`: rows before it are missing; `tailCut`: rows behind it are missing; `otherKey`: it was written with another key,
 * so nothing can be said of it (`until` is the last such row); `recorded`: an earlier start found the end of the chain missing.
 */
export const AuditFinding = z.object({
  kind: z.enum(['changed', 'moved', 'gap', 'tailCut', 'otherKey', 'recorded']),
  seq: z.int(),
  to: z.int().optional(),
  until: z.int().optional(),
});
export type AuditFinding = z.infer<typeof AuditFinding>;

/** The outcome of a whole verification; at most 100 findings are named. */
export const AuditVerdict = z.object({
  intact: z.boolean(),
  rows: z.int(),
  /** Row up to which the keychain says the chain went, when it was asked. */
  head: z.int().optional(),
  findings: z.array(AuditFinding),
  /** More was found than is named. */
  more: z.boolean(),
});
export type AuditVerdict = z.infer<typeof AuditVerdict>;
