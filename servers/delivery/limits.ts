import type { BreakerLimits } from '#main/guard/breaker.ts';
import type { ChannelName } from './notice.ts';
import type { RateLimit } from './rate.ts';

/** What a server allows itself; spec/servers.md A.1.10 and A.1.11 give the figures. */
export interface Limits {
  breaker: BreakerLimits;
  /** Attempts in all, of one message to one recipient. */
  attempts: number;
  /** The wait before attempt n + 1, in milliseconds. */
  backoffMs: (attempt: number) => number;
  channelRates: Partial<Record<ChannelName, readonly RateLimit[]>>;
  /** Of each tool. */
  toolRates: readonly RateLimit[];
}
