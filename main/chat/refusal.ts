import type { Text } from '#contract/text.ts';

/** Something asked of chat that cannot be done, and which field is at fault. Nothing has happened. */
export class ChatRefusal extends Error {
  override readonly name = 'ChatRefusal';
  readonly reason: Text;
  readonly field: string | undefined;

  constructor(reason: Text, field?: string) {
    super(reason.code);
    this.reason = reason;
    this.field = field;
  }
}
