import { join } from 'node:path';
import { text } from '#contract/text.ts';
import type { Staged } from '#main/backup/staged.ts';
import type { Audit } from '#main/records/audit.ts';
import type { Notices } from './notices.ts';

/** Says that this start began with a restore: in the audit, and on the window for this run. */
export function sayRestored(
  { createdAt, aside, secrets, proven }: Staged,
  { home, audit, notices }: { home: string; audit: Audit; notices: Notices },
): void {
  audit.event('homeRestored', { createdAt, aside, secrets, proven });
  const level = proven && secrets !== 'none' ? 'info' : 'warning';
  const put = (id: string, sentence: ReturnType<typeof text>): void => {
    notices.put({ id, level, text: sentence });
  };
  put('restored', text('backup.restored', { at: createdAt, folder: join(home, aside) }));
  if (secrets === 'none') put('restored:secrets', text('backup.secrets.none'));
  if (!proven) put('restored:proof', text('backup.notProven'));
}
