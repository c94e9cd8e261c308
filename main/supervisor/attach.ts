import type { Readable, Writable } from 'node:stream';
import type { InstanceId } from '#contract/ids.ts';
import type { Server } from '#contract/server.ts';
import type { Text } from '#contract/text.ts';
import { text } from '#contract/text.ts';
import { problemOf } from '#main/kernel/logger.ts';
import type { Failure } from './failure.ts';

/** Where a server that is no child of ours answers, with its secrets filled in. */
export interface Endpoint {
  readonly type: 'http' | 'sse';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a handshake gets: both ends of a child's stdio (the supervisor itself never reads stdout), or an address. */
export type Line = { readonly instance: InstanceId; readonly server: Server } & (
  | { readonly by: 'stdio'; readonly stdin: Writable; readonly stdout: Readable }
  | { readonly by: 'url'; readonly endpoint: Endpoint }
);

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
