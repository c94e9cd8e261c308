import type { Text } from '#contract/text.ts';
import type { Answer } from './pending.ts';

/** What a channel may need to know of a message without parsing it again. */
export interface Outgoing {
  id?: string | number;
  method?: string;
  params?: Record<string, unknown> & { _meta?: Record<string, unknown> };
}

/** Why there is no talking to a server, and what helps. */
export interface Trouble {
  reason: Text;
  advice: Text;
}

/** Messages in both directions, whatever carries them. */
export interface Channel {
  /**
   * Sends one JSON message. `done`: what it says was done in another way and nothing went out; `closed`: the channel
   * is closed or full.
   */
  send(message: string, about: Outgoing): 'sent' | 'done' | 'closed';
  /** The handshake has agreed on a revision. */
  agreed(revision: string): void;
  close(): Promise<void>;
}

export interface ChannelEvents {
  onLine(line: Buffer): void;
  onTooLong(edges: { head: Buffer; tail: Buffer }): void;
  /** The request with this id gets no message as its answer. */
  onUnanswered(id: string | number, answer: Exclude<Answer, { kind: 'result' }>): void;
  /** Something is wrong that a person can mend; what it means for a request comes separately. */
  onTrouble(trouble: Trouble): void;
  /** Something that a person should know, while it works. */
  onWarning(warning: Text): void;
  /** Nothing will come any more; `rest` is what was left unread. Called once, also by close(). */
  onEnd(rest: Buffer | undefined, reason?: Text): void;
}
