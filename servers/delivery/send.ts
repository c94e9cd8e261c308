import { ToolFailure } from '#servers/kit/failure.ts';
import type { ToolContext } from '#servers/kit/tool.ts';
import type { Aim } from './aim.ts';
import type { Desk } from './desk.ts';
import type { ChannelName, Notice } from './notice.ts';
import { failedResult } from './results.ts';
import type { ChannelResult } from './results.ts';

/** A recipient as the caller named him, not yet looked at. */
export interface Wish {
  channel: ChannelName;
  recipient?: string;
  /** Where the caller named him, or the channel. */
  field: string;
}

/** What may be sent, and a failed result for each wish that may not. */
export function aimAll(desk: Desk, wishes: readonly Wish[]): { aims: Aim[]; refused: ChannelResult[] } {
  const aims: Aim[] = [];
  const refused: ChannelResult[] = [];
  for (const wish of wishes) {
    try {
      aims.push(desk.aim(wish.channel, wish.recipient, wish.field));
    } catch (error) {
      if (!(error instanceof ToolFailure)) throw error;
      refused.push(failedResult(wish, error));
    }
  }
  return { aims, refused };
}

/** Sends now, to all at the same time, and waits for every result. Rejects with the signal's reason when cancelled. */
export async function sendNow(
  desk: Desk,
  aims: readonly Aim[],
  notice: Notice,
  { signal, progress }: Pick<ToolContext, 'signal' | 'progress'>,
): Promise<ChannelResult[]> {
  let done = 0;
  return Promise.all(
    aims.map(async (aim) => {
      const result = await desk.courier.deliver(aim, notice, signal);
      await progress(++done, aims.length, aim.channel);
      if ('failure' in result) return failedResult(aim, result.failure, result.attempts);
      const { receipt, attempts } = result;
      return { ...aim, status: 'sent', attempts, ...receipt };
    }),
  );
}

/** Puts it into the queue for each recipient; a full queue is a failed result. */
export function queueAll(desk: Desk, aims: readonly Aim[], notice: Notice): ChannelResult[] {
  const { outbox } = desk.kept();
  return aims.map((aim) => {
    try {
      outbox.put(aim, notice);
      return { ...aim, status: 'queued' };
    } catch (error) {
      if (error instanceof ToolFailure) return failedResult(aim, error);
      throw error;
    }
  });
}
