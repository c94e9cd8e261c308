import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Desks } from '#servers/delivery/desks.ts';
import { Attachment, Message } from '#servers/delivery/notice.ts';
import { ChannelResult, resultText, throwIfNone } from '#servers/delivery/results.ts';
import { sendNow } from '#servers/delivery/send.ts';
import { render } from '#servers/delivery/templates.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';

export function postMessage(desks: Desks): Tool {
  return defineTool({
    name: 'post_message',
    title: 'Post a message',
    description: 'Sends one message to one recipient by Slack, Teams or mail.',
    input: z.object({
      channel_type: z.enum(['slack', 'teams', 'email']),
      recipient: z.string().min(1).max(500).describe('#channel or id; default (Teams has one); mail address'),
      message: Message,
      attachments: z.array(Attachment).max(20).default([]).describe('Cards in Slack and Teams, text in mail'),
      thread_ts: z
        .string()
        .regex(/^\d{1,20}\.\d{1,10}$/, 'must be a ts of Slack such as 1503435956.000247')
        .optional()
        .describe('Slack only: the message that this one answers'),
    }),
    output: z.object({ message_id: z.string(), status: z.literal('sent'), result: ChannelResult }),
    risk: ['network', 'send'],
    async run({ channel_type: channel, recipient, message, attachments, thread_ts: thread }, context) {
      const desk = desks.of(context);
      desk.admit('post_message');
      if (thread !== undefined && channel !== 'slack') {
        throw new ToolFailure('V', 'thread_ts: only Slack has threads.', { field: 'thread_ts' });
      }
      const aim = desk.aim(channel, recipient, 'recipient');
      const id = randomUUID();
      const notice = {
        id,
        ...render(message),
        priority: 'normal' as const,
        attachments,
        ...(thread === undefined ? {} : { thread }),
      };
      const [result] = await sendNow(desk, [aim], notice, context);
      if (result === undefined) throw new Error('one aim has one result');
      throwIfNone([result]);
      return { message_id: id, status: 'sent' as const, result };
    },
    text: ({ result }) => resultText([result]),
  });
}
