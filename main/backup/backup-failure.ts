import type { Text } from '#contract/text.ts';

/** Why a backup could not be made, or not be used; nothing was changed. */
export class BackupFailure extends Error {
  readonly reason: Text;

  constructor(reason: Text) {
    super(reason.code);
    this.name = 'BackupFailure';
    this.reason = reason;
  }
}
