import { z } from 'zod';
import type { Call } from '#contract/call.ts';
import type { Text } from '#contract/text.ts';
import { createCaller } from './caller.ts';
import type { Caller } from './caller.ts';
import type { Channel, ChannelEvents, Outgoing, Trouble } from './channel.ts';
import { createDeadlines } from './deadline.ts';
import { idAtEdges, readMessage } from './message.ts';
import { createPending, isOurs } from './pending.ts';
import type { Answer, Waiting } from './pending.ts';
import type { Tap } from './tap.ts';

/** No single message may be larger (bytes); what is gets dropped and its call fails with the reason. */
export const MAX_MESSAGE_BYTES = 32 * 1024 * 1024;

export type Params = Record<string, unknown> & { _meta?: Record<string, unknown> };

export interface RequestOptions {
  /** Reaches the server as notifications/cancelled. */
  signal?: AbortSignal | undefined;
  /** Milliseconds until we give up and tell the server so. */
  deadlineMs: number;
  progress?: Waiting['progress'];
  /** The call that it is made for, if it is one: what the server asks of us meanwhile is asked of whoever made it. */
  call?: Call | undefined;
  /** The server waited this long (ms) for an answer of ours; that is not on its account. */
  onHeld?: ((ms: number) => void) | undefined;
}

/** The hot half of an MCP session over one channel: ids, deadlines, cancellation, progress. It knows no method by name but those. */
export interface Session {
  /** Sends a request; resolves to how it ended and never rejects. `params` must be JSON; the envelope is added to its `_meta`. */
  request(method: string, params: Params, options: RequestOptions): Promise<Answer>;
  /** Sends a message that somebody else (the SDK) made and will match himself. */
  pass(message: Outgoing): boolean;
  /** The handshake has agreed on this revision. */
  agreed(revision: string): void;
  /** What every request carries in `_meta` from now on (the modern era's envelope). */
  setEnvelope(meta: Record<string, unknown>): void;
  /** Requests in flight. */
  inFlight(): number;
  /** Those of them that are made for calls. */
  callers(): readonly Caller[];
  /** Resolves when the other side has been told, where it has to be. */
  close(): Promise<void>;
}

export interface SessionEvents {
  /** A message that is not an answer to one of ours: the SDK's answers, the server's requests and notifications. */
  onForeign(line: Buffer): void;
  /** Text where the protocol belongs; `text` is capped. */
  onNoise(text: string): void;
  onTooLong(): void;
  /** As {@link ChannelEvents}. */
  onTrouble(trouble: Trouble): void;
  onWarning(warning: Text): void;
  /** The server can no longer be heard. In-flight requests have been settled as closed. */
  onEnd(reason: Text | undefined): void;
}

const NOISE_CHARS = 2000;

/** What the SDK is told when there was no answer; a server may use the same number. */
export const NO_ANSWER = -32000;

export function createSession(
  openChannel: (events: ChannelEvents) => Channel,
  events: SessionEvents,
  tap: Tap,
): Session {
  const pending = createPending();
  const deadlines = createDeadlines();
  let envelope: Record<string, unknown> = {};

  const channel = openChannel({
    onLine(line) {
      tap.received(line);
      try {
        if (!deliver(line)) events.onForeign(line);
      } catch {
        // Bracketed like JSON, but not JSON inside, or the SDK would not have it: noise, never our end.
        noise(line);
      }
    },
    onTooLong({ head, tail }) {
      events.onTooLong();
      const id = idAtEdges(head, tail);
      if (isOurs(id)) pending.settle(id, { kind: 'tooLong' });
    },
    onUnanswered(id, answer) {
      if (answer.kind === 'tooLong') events.onTooLong();
      if (isOurs(id)) pending.settle(id, answer);
      else events.onForeign(Buffer.from(JSON.stringify(errorFor(id, answer))));
    },
    onTrouble: events.onTrouble,
    onWarning: events.onWarning,
    onEnd(rest, reason) {
      if (rest !== undefined) noise(rest);
      pending.settleAll({ kind: 'closed' });
      events.onEnd(reason);
    },
  });

  function send(message: string, about: Outgoing): boolean {
    const how = channel.send(message, about);
    if (how === 'sent') tap.sent(message);
    return how !== 'closed';
  }

  function noise(line: Buffer): void {
    events.onNoise(line.toString('utf8', 0, NOISE_CHARS));
  }

  /** Whether the line was for us (or for nobody). */
  function deliver(line: Buffer): boolean {
    const message = readMessage(line);
    switch (message.kind) {
      case 'noise':
        noise(line);
        return true;
      case 'result':
        if (!isOurs(message.id)) return false;
        pending.settle(message.id, { kind: 'result', result: message.result });
        return true;
      case 'error':
        if (!isOurs(message.id)) return false;
        pending.settle(message.id, { kind: 'error', error: message.error });
        return true;
      case 'other':
        return message.method === 'notifications/progress' && progressed(line);
    }
  }

  function progressed(line: Buffer): boolean {
    const notification = Progress.safeParse(JSON.parse(line.toString('utf8')));
    if (!notification.success) return false;
    const { progressToken, progress, total, message } = notification.data.params;
    const waiting = pending.get(String(progressToken));
    waiting?.progress?.(progress, total, message);
    return waiting !== undefined;
  }

  return {
    request(method, params, { signal, deadlineMs, progress, call, onHeld }) {
      return new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve({ kind: 'cancelled' });
          return;
        }
        const giveUp = (answer: Answer, reason: string): void => {
          if (!pending.settle(id, answer)) return;
          const told = cancelled(id, reason, envelope);
          send(JSON.stringify(told), told);
        };
        const deadline = deadlines.start(deadlineMs, () => {
          giveUp({ kind: 'timeout' }, 'deadline');
        });
        const caller = call && createCaller(call, deadline, onHeld);
        const onAbort = (): void => {
          giveUp({ kind: 'cancelled' }, 'cancelled by the caller');
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        const id = pending.add({
          progress,
          caller,
          settle(answer) {
            deadline.stop();
            caller?.end();
            signal?.removeEventListener('abort', onAbort);
            resolve(answer);
          },
        });
        const token = progress === undefined ? {} : { progressToken: id };
        const meta = { ...envelope, ...params._meta, ...token };
        const whole = { jsonrpc: '2.0', id, method, params: { ...params, _meta: meta } };
        if (!send(JSON.stringify(whole), whole)) pending.settle(id, { kind: 'closed' });
      });
    },
    pass: (message) => send(JSON.stringify(message), message),
    agreed: channel.agreed,
    setEnvelope(meta) {
      envelope = meta;
    },
    inFlight: pending.size,
    callers: () => pending.all().flatMap(({ caller }) => caller ?? []),
    close: channel.close,
  };
}

const Progress = z.object({
  params: z.object({
    progressToken: z.union([z.string(), z.number()]),
    progress: z.number(),
    total: z.number().optional(),
    message: z.string().max(10_000).optional(),
  }),
});

function cancelled(requestId: string, reason: string, meta: Record<string, unknown>) {
  const withMeta = Object.keys(meta).length === 0 ? {} : { _meta: meta };
  return {
    jsonrpc: '2.0',
    method: 'notifications/cancelled',
    params: { requestId, reason, ...withMeta },
  };
}

/** What the SDK is told of a request of its own that got no answer. */
function errorFor(id: string | number, answer: Answer): object {
  if (answer.kind === 'error') return { jsonrpc: '2.0', id, error: answer.error };
  const message = answer.kind === 'closed' ? (answer.problem ?? 'connection closed') : answer.kind;
  return { jsonrpc: '2.0', id, error: { code: NO_ANSWER, message } };
}
