import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import type { IncomingResponse, OutgoingRequest } from '#main/guard/egress.ts';

/** Sends through the guard for outgoing connections. */
export type Send = (request: OutgoingRequest) => Promise<IncomingResponse>;

/** Why something about updates did not work, and what to do. */
export interface UpdateTrouble {
  reason: Text;
  advice: Text;
}

/** What a feed holds for this computer. */
export type Looked =
  | { found: 'newer'; version: string; notes: string; sizeBytes: number }
  /** A newer version that is given to other computers first. */
  | { found: 'staged'; version: string }
  | { found: 'nothing' };

/** What can replace this program by a newer one. Rejects with {@link UpdateFailure}; then nothing was changed. */
export interface Updater {
  look(): Promise<Looked>;
  /** Downloads and checks what was found last; bytes. */
  download(report: (done: number, total: number) => void): Promise<void>;
  /** Ends the program in order, replaces it and opens it again. */
  install(): void;
}

export class UpdateFailure extends Error implements UpdateTrouble {
  readonly reason: Text;
  readonly advice: Text;

  constructor(reason: Text, advice: Text = text('updates.advice.later')) {
    super(reason.code);
    this.name = 'UpdateFailure';
    this.reason = reason;
    this.advice = advice;
  }
}
