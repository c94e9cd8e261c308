import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Desks } from '#servers/delivery/desks.ts';
import { ChannelName, CHANNELS, Line, Message } from '#servers/delivery/notice.ts';
import { ChannelResult, failedResult, resultText, statusOf, throwIfNone } from '#servers/delivery/results.ts';
import { aimAll, sendNow } from '#servers/delivery/send.ts';
import type { Wish } from '#servers/delivery/send.ts';
import { priorityOf, Severity } from '#servers/delivery/severity.ts';
import { render } from '#servers/delivery/templates.ts';
import { ToolFailure } from '#servers/kit/failure.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';

const Recipient = z.string().min(1).max(500);

const Metadata = z.strictObject({
  subject: Line.optional().describe('Default: the first line of the message'),
  slack_channel: Recipient.optional().describe('Default: the first of SLACK_CHANNELS'),
  email_recipients: z.array(Recipient).min(1).max(50).optional(),
  sms_recipients: z.array(Recipient).min(1).max(50).optional(),
  webhook_url: Recipient.optional(),
});

export function sendNotification(desks: Desks): Tool {
  return defineTool({
    name: 'send_notification',
    title: 'Send a notification',
    description:
      'Sends a message by one or several channels at once and answers how it went with each. A channel that is unknown, not set up or refused has an error of its own; when nothing at all was sent the call fails.',
    input: z.object({
      message: Message,
      channels: z
        .array(z.string().min(1).max(50))
        .min(1)
        .max(10)
        .default(['slack'])
        .describe(CHANNELS.join(', ')),
      priority: Severity.default('medium'),
      metadata: Metadata.optional().describe('Who, by channel; without it the first of the settings'),
    }),
    output: z.object({
      message_id: z.string(),
      status: z.enum(['sent', 'partial']),
      channels: z.array(ChannelResult),
    }),
    risk: ['network', 'send'],
    async run({ message, channels, priority, metadata = {} }, context) {
      const desk = desks.of(context);
      desk.admit('send_notification');
      const asked = [...new Set(channels)].map((name) => ({ name, known: ChannelName.safeParse(name) }));
      const wishes = asked.flatMap(({ known }) => (known.success ? wishesFor(known.data, metadata) : []));
      const unknown = asked.filter(({ known }) => !known.success).map(({ name }) => unknownChannel(name));
      const { aims, refused } = aimAll(desk, wishes);
      const id = randomUUID();
      const { subject, text } = render(message);
      const notice = {
        id,
        subject: `[${priority.toUpperCase()}] ${metadata.subject ?? subject}`,
        text,
        priority: priorityOf(priority),
        attachments: [],
      };
      const results = [...(await sendNow(desk, aims, notice, context)), ...refused, ...unknown];
      throwIfNone(results);
      return { message_id: id, status: statusOf(results), channels: results };
    },
    text: ({ message_id: id, channels }) => `${id}: ${resultText(channels)}`,
  });
}

function unknownChannel(name: string): ChannelResult {
  const failure = new ToolFailure('V', `There is no channel ${name}. Channels: ${CHANNELS.join(', ')}.`, {
    field: 'channels',
  });
  return failedResult({ channel: name }, failure);
}

function wishesFor(channel: ChannelName, metadata: z.output<typeof Metadata>): Wish[] {
  const named = (field: keyof typeof metadata, recipients: readonly string[] | undefined): Wish[] =>
    recipients === undefined
      ? [{ channel, field: `metadata.${field}` }]
      : recipients.map((recipient): Wish => ({ channel, recipient, field: `metadata.${field}` }));
  const one = (given: string | undefined): string[] | undefined =>
    given === undefined ? undefined : [given];
  switch (channel) {
    case 'slack':
      return named('slack_channel', one(metadata.slack_channel));
    case 'email':
      return named('email_recipients', metadata.email_recipients);
    case 'sms':
      return named('sms_recipients', metadata.sms_recipients);
    case 'webhook':
      return named('webhook_url', one(metadata.webhook_url));
    default:
      return [{ channel, field: 'channels' }];
  }
}
