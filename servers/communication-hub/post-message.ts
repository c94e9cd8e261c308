import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Desks } from '#servers/delivery/desks.ts';
import { ChannelName, Line, Message } from '#servers/delivery/notice.ts';
import { ChannelResult, resultText, throwIfNone } from '#servers/delivery/results.ts';
import { sendNow } from '#servers/delivery/send.ts';
import { render } from '#servers/delivery/templates.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';

export function postMessage(desks: Desks): Tool {
  return defineTool({
    name: 'post_message',
    title: 'Post a message',
    description: 'Sends one message to one recipient of one channel, at once.',
    input: z.object({
      channel: ChannelName,
      message: Message,
      recipient: z
        .string()
        .min(1)
        .max(500)
        .describe('#channel or id; mail address; +number; address of a webhook; default (Teams, dashboard)'),
      subject: Line.optional().describe('Default: the first line of the message'),
    }),
    output: z.object({ message_id: z.string(), status: z.literal('sent'), result: ChannelResult }),
    risk: ['network', 'send'],
    async run({ channel, message, recipient, subject }, context) {
      const desk = desks.of(context);
      desk.admit('post_message');
      const aim = desk.aim(channel, recipient, 'recipient');
      const { subject: headline, text } = render(message);
      const notice = {
        id: randomUUID(),
        subject: subject ?? headline,
        text,
        priority: 'normal' as const,
        attachments: [],
      };
      const [result] = await sendNow(desk, [aim], notice, context);
      if (result === undefined) throw new Error('one aim has one result');
      throwIfNone([result]);
      return { message_id: notice.id, status: 'sent' as const, result };
    },
    text: ({ result }) => resultText([result]),
  });
}
