import { z } from 'zod';

/** The channels there are, in the order in which they are listed. */
export const CHANNELS = ['slack', 'email', 'teams', 'sms', 'webhook', 'dashboard'] as const;
export const ChannelName = z.enum(CHANNELS);
export type ChannelName = z.infer<typeof ChannelName>;

/** Queues in the order in which they are emptied. */
export const PRIORITIES = ['critical', 'high', 'normal', 'low'] as const;
export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;

const MAX_MESSAGE = 20_000;
const MAX_LINE = 300;

/** What is said: no longer than any channel but SMS takes. */
export const Message = z.string().trim().min(1).max(MAX_MESSAGE);
/** Fits a subject: one line. */
export const Line = z
  .string()
  .trim()
  .min(1)
  .max(MAX_LINE)
  .regex(/^[^\r\n]*$/, 'must be one line');

export const Attachment = z.strictObject({
  title: Line.optional(),
  text: z.string().max(4_000).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Link of the title'),
});
export type Attachment = z.infer<typeof Attachment>;

/** One message as every channel gets it; kept in the queue as it is. */
export const Notice = z.object({
  /** The same for every attempt and every recipient. */
  id: z.string(),
  subject: z.string(),
  text: z.string(),
  priority: Priority,
  attachments: z.array(Attachment),
  /** Of Slack: `ts` of the message that this one answers. */
  thread: z.string().optional(),
});
export type Notice = z.infer<typeof Notice>;

/** The words of an attachment, for channels that have no form for it. */
export function attachmentText({ title, text, url }: Attachment): string {
  return [title, text, url].filter((part) => part !== undefined && part !== '').join('\n');
}

/** Subject, text and attachments as plain text. */
export function plainText(notice: Notice): string {
  return [notice.text, ...notice.attachments.map(attachmentText)].join('\n\n');
}
