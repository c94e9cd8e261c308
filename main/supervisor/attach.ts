import type { Readable, Writable } from 'node:stream';
import type { InstanceId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Failure } from './failure.ts';

/** A child as a handshake gets it. The supervisor itself never reads stdout. */
export interface Line {
  readonly instance: InstanceId;
  readonly server: Server;
  readonly stdin: Writable;
  readonly stdout: Readable;
}

/** A server that is being talked to. */
export interface Attached {
  /** Resolves with the reason when it can no longer be talked to. */
  readonly lost: Promise<Text>;
  /** Ends the session; the supervisor then closes stdin itself. */
  close(): Promise<void>;
}

/**
 * Makes the handshake. Resolving means ready; rejecting means that the start failed, with the reason and advice of
 * an {@link AttachFailure} or as a handshake that failed. `signal` aborts when the start is called off.
 */
export type Attach = (line: Line, signal: AbortSignal) => Promise<Attached>;

/** Says why a handshake failed, for people. */
export class AttachFailure extends Error {
  readonly reason: Text;
  readonly advice: Text;

  constructor(reason: Text, advice: Text) {
    super(reason.code);
    this.name = 'AttachFailure';
    this.reason = reason;
    this.advice = advice;
  }
}

export function attachFailure(error: unknown, redact: (text: string) => string): Failure {
  if (error instanceof AttachFailure) return error;
  return {
    reason: text('server.handshakeFailed', { problem: redact(problemOf(error)) }),
    advice: text('server.advice.checkProtocol'),
  };
}
