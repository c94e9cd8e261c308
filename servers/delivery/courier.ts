import { ToolFailure } from '#servers/kit/failure.ts';
import type { Aim } from './aim.ts';
import { createBreaker } from '#main/guard/breaker.ts';
import type { Breaker, BreakerState } from '#main/guard/breaker.ts';
import { isPassing } from './channel.ts';
import type { Channel, Receipt } from './channel.ts';
import { pause } from './clock.ts';
import type { Clock } from './clock.ts';
import type { Limits } from './limits.ts';
import type { ChannelName, Notice } from './notice.ts';
import { createRate } from './rate.ts';
import type { Rate } from './rate.ts';

/** `tried` is false when the breaker or the rate kept it back. */
export type Attempt = { receipt: Receipt } | { failure: ToolFailure; tried: boolean };

/** Carries messages to their channels, within what the channel bears. */
export interface Courier {
  /** Once. Rejects with the signal's reason, or with a surprise. */
  attempt(aim: Aim, notice: Notice, signal: AbortSignal): Promise<Attempt>;
  /** Again after a wait when the failure may pass, as often as the limits say. */
  deliver(aim: Aim, notice: Notice, signal: AbortSignal): Promise<Attempt & { attempts: number }>;
  breaker(channel: ChannelName): BreakerState;
}

/** A caller does not wait longer than this before another attempt; it is told to come back instead. */
const LONGEST_WAIT_MS = 30_000;

export function createCourier(channels: Record<ChannelName, Channel>, limits: Limits, clock: Clock): Courier {
  const guards = new Map<ChannelName, { breaker: Breaker; rate: Rate }>();

  function guardOf(channel: ChannelName): { breaker: Breaker; rate: Rate } {
    const guard = guards.get(channel) ?? {
      breaker: createBreaker(limits.breaker),
      rate: createRate(limits.channelRates[channel] ?? []),
    };
    guards.set(channel, guard);
    return guard;
  }

  function keptBack(channel: ChannelName): ToolFailure | undefined {
    const { breaker, rate } = guardOf(channel);
    const now = clock.now();
    // Looked at first: a trial must not be used up by a message that the rate keeps back.
    const wait = breaker.look(now).state === 'open' ? 0 : rate.take(now);
    if (wait > 0) {
      return new ToolFailure('R', `${channel} takes no more messages for ${Math.ceil(wait / 1000)} s.`, {
        retryAfterMs: wait,
      });
    }
    const state = breaker.admit(now);
    if (state.state !== 'open') return undefined;
    const untilMs = state.untilMs - now;
    return new ToolFailure(
      'C',
      `${channel} failed again and again and is left alone; it is tried again in ${Math.ceil(untilMs / 1000)} s.`,
      { state: 'open', retryAfterMs: untilMs },
    );
  }

  async function attempt({ channel, recipient }: Aim, notice: Notice, signal: AbortSignal): Promise<Attempt> {
    signal.throwIfAborted();
    const failure = keptBack(channel);
    if (failure !== undefined) return { failure, tried: false };
    const { breaker } = guardOf(channel);
    try {
      const receipt = await channels[channel].deliver(recipient, notice, signal);
      breaker.succeeded();
      return { receipt };
    } catch (error) {
      if (!(error instanceof ToolFailure) || signal.aborted) {
        breaker.spared();
        throw error;
      }
      if (isPassing(error) && error.code !== 'R') breaker.failed(clock.now());
      else breaker.spared();
      return { failure: error, tried: true };
    }
  }

  return {
    attempt,
    breaker: (channel) => guardOf(channel).breaker.look(clock.now()),
    async deliver(aim, notice, signal) {
      for (let attempts = 1; ; attempts++) {
        const result = await attempt(aim, notice, signal);
        if ('receipt' in result || attempts >= limits.attempts) return { ...result, attempts };
        const wait = waitAfter(result.failure, limits.backoffMs(attempts));
        if (!isPassing(result.failure) || result.failure.code === 'C' || wait > LONGEST_WAIT_MS) {
          return { ...result, attempts };
        }
        await pause(clock, wait, signal);
      }
    },
  };
}

/** What the failure asks for, if that is longer than our own wait. */
export function waitAfter({ fields }: ToolFailure, backoffMs: number): number {
  return Math.max(backoffMs, Number(fields['retryAfterMs'] ?? 0));
}
