import { z } from 'zod';
import type { Desk } from '#servers/delivery/desk.ts';
import type { Notice } from '#servers/delivery/notice.ts';
import { ChannelResult, resultText, throwIfNone } from '#servers/delivery/results.ts';
import { aimAll, queueAll, sendNow } from '#servers/delivery/send.ts';
import type { Wish } from '#servers/delivery/send.ts';
import type { ToolContext } from '#servers/kit/tool.ts';

/** How a message went, by what became of it. */
export const Dispatched = z.object({
  message_id: z.string(),
  sent: z.array(ChannelResult),
  queued: z
    .array(ChannelResult)
    .describe('Sent within seconds, most urgent first, and tried again by itself'),
  failed: z.array(ChannelResult),
});
type Dispatched = z.infer<typeof Dispatched>;

/** Sends a critical notice now and queues any other. Throws when nothing was sent or queued. */
export async function dispatch(
  desk: Desk,
  wishes: readonly Wish[],
  notice: Notice,
  context: Pick<ToolContext, 'signal' | 'progress'>,
): Promise<Dispatched> {
  const { aims, refused } = aimAll(desk, wishes);
  const results =
    notice.priority === 'critical' ? await sendNow(desk, aims, notice, context) : queued(desk, aims, notice);
  const all = [...results, ...refused];
  throwIfNone(all);
  const of = (status: ChannelResult['status']): ChannelResult[] =>
    all.filter((result) => result.status === status);
  return { message_id: notice.id, sent: of('sent'), queued: of('queued'), failed: of('failed') };
}

/** Without anybody to write to there is no need of a queue: the reasons are told, not that it is missing. */
function queued(desk: Desk, aims: Parameters<typeof queueAll>[1], notice: Notice): ChannelResult[] {
  return aims.length === 0 ? [] : queueAll(desk, aims, notice);
}

export function dispatchedText({ message_id: id, sent, queued: waiting, failed }: Dispatched): string {
  return `${id}: ${resultText([...sent, ...waiting, ...failed])}`;
}
