import type { ToolFailure } from '#servers/kit/failure.ts';
import type { ChannelName, Notice } from './notice.ts';

/** What the channel says of a message that it took. */
export interface Receipt {
  /** How the channel calls the message, such as Slack's `ts` or Twilio's SID. */
  id: string;
  /** What the reader should know, such as that the text was cut. */
  note?: string;
}

/** A way to reach people, as the user has set it up. */
export interface Channel {
  name: ChannelName;
  /** What it can do, for `list_channels`. */
  can: readonly string[];
  /** D with what is not set and how to set it; undefined when it can be used. */
  missing(): ToolFailure | undefined;
  /** Who may be written to, as the settings say; the first one is meant when nobody is named. */
  allowed(): readonly string[];
  /** One attempt. Throws a ToolFailure; when cancelled, the signal's reason. */
  deliver(recipient: string, notice: Notice, signal: AbortSignal): Promise<Receipt>;
}

/** How long one attempt may take. */
export const ATTEMPT_MS = 30_000;

/** Whether the same may work a little later: the other side is away, busy or broken, and not our message wrong. */
export function isPassing({ code, fields }: ToolFailure): boolean {
  switch (code) {
    case 'T':
    case 'R':
    case 'C':
      return true;
    case 'D':
      return 'errno' in fields;
    case 'E':
      return 'errno' in fields || fields['passing'] === true || Number(fields['status'] ?? 0) >= 500;
    default:
      return false;
  }
}
