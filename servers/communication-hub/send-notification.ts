import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Desks } from '#servers/delivery/desks.ts';
import { ChannelName, Message, Priority } from '#servers/delivery/notice.ts';
import { channelsFor } from '#servers/delivery/recipients.ts';
import type { Wish } from '#servers/delivery/send.ts';
import { render, TemplateName } from '#servers/delivery/templates.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { dispatch, Dispatched, dispatchedText } from './dispatch.ts';

export function sendNotification(desks: Desks): Tool {
  return defineTool({
    name: 'send_notification',
    title: 'Send a notification',
    description:
      'Sends a message by one or several channels: critical ones at once, others through the queue of their priority (1,000 each). Recipients that are not set up or not allowed are listed as failed; when all are, or every queue is full, the call fails.',
    input: z.object({
      message: Message,
      channels: z.array(ChannelName).min(1).max(6),
      priority: Priority.default('normal'),
      recipients: z
        .array(z.string().min(1).max(500))
        .max(50)
        .default([])
        .describe('#channel, mail address, +number or address of a webhook; the form says the channel'),
      template: TemplateName.optional(),
    }),
    output: Dispatched,
    risk: ['network', 'send'],
    // oxlint-disable-next-line require-await -- a throw becomes a rejection
    async run({ message, channels, priority, recipients, template }, context) {
      const desk = desks.of(context);
      desk.admit('send_notification');
      const notice = { id: randomUUID(), ...render(message, template), priority, attachments: [] };
      return dispatch(desk, wishesOf([...new Set(channels)], recipients), notice, context);
    },
    text: dispatchedText,
  });
}

/** Each recipient by the channels that it fits; a channel that nobody is named for has its own from the settings. */
function wishesOf(channels: readonly ChannelName[], recipients: readonly string[]): Wish[] {
  const named = recipients.flatMap((recipient, index): Wish[] => {
    const field = `recipients.${index}`;
    const fitting = channelsFor(recipient, channels);
    if (fitting.length > 0) return fitting.map((channel) => ({ channel, recipient, field }));
    const message = `${field}: ${recipient.slice(0, 200)} is no recipient of ${channels.join(' or ')}.`;
    throw new ToolFailure('V', message, { field });
  });
  const others = channels.filter((channel) => named.every((wish) => wish.channel !== channel));
  return [...named, ...others.map((channel) => ({ channel, field: 'channels' }))];
}
