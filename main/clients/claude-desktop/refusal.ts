import type { Text } from '#contract/text.ts';

/** Why another app's file is not read or written as was asked. Nothing has been changed. */
export class ClientRefusal extends Error {
  readonly reason: Text;
  readonly field: string | undefined;

  constructor(reason: Text, field?: string) {
    super(reason.code);
    this.name = 'ClientRefusal';
    this.reason = reason;
    this.field = field;
  }
}
