import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { FailureCode } from '#servers/kit/failure.ts';

/** How it went with one recipient of one channel. */
export const ChannelResult = z.object({
  channel: z.string(),
  recipient: z.string().optional(),
  status: z.enum(['sent', 'queued', 'failed']),
  id: z.string().optional().describe('What the channel calls the message'),
  attempts: z.int().optional(),
  note: z.string().optional(),
  error: z.looseObject({ code: z.string(), message: z.string() }).optional(),
});
export type ChannelResult = z.infer<typeof ChannelResult>;

/** A failure as the result of a channel. */
export function failedResult(
  { channel, recipient }: { channel: string; recipient?: string },
  { code, message, fields }: ToolFailure,
  attempts?: number,
): ChannelResult {
  return {
    channel,
    ...(recipient === undefined ? {} : { recipient }),
    status: 'failed',
    ...(attempts === undefined ? {} : { attempts }),
    error: { code, message, ...fields },
  };
}

/**
 * `all` when at least one went through. Throws when none did: with the one code they share, or that of the first, and
 * every channel's own result in `channels`.
 */
export function throwIfNone(results: readonly ChannelResult[]): void {
  const failed = results.filter(({ status }) => status === 'failed');
  const [first] = failed;
  if (first?.error === undefined || failed.length < results.length) return;
  const said = failed.map(({ channel, error }) => `${channel}: ${error?.message ?? ''}`).join(' ');
  const { code, message: _, ...fields } = first.error;
  throw new ToolFailure(code as FailureCode, `Nothing was sent. ${said}`, {
    ...fields,
    channels: results,
  } as unknown as ToolFailure['fields']);
}

/** `partial` when a channel failed and another did not. */
export function statusOf(results: readonly ChannelResult[]): 'sent' | 'partial' {
  return results.every(({ status }) => status === 'sent') ? 'sent' : 'partial';
}

/** For a reader: `slack #ops sent; email ann@example.com failed (not set up)`. */
export function resultText(results: readonly ChannelResult[]): string {
  return results
    .map(({ channel, recipient, status, note, error }) => {
      const who = recipient === undefined || recipient === 'default' ? channel : `${channel} ${recipient}`;
      const more = error?.message ?? note;
      return `${who} ${status}${more === undefined ? '' : ` (${more})`}`;
    })
    .join('; ');
}
