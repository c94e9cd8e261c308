import { ToolFailure } from '#servers/kit/failure.ts';
import type { Channel } from './channel.ts';
import type { ChannelName } from './notice.ts';
import { isAllowed, misfit } from './recipients.ts';

/** Somebody whom a message goes to, allowed and reachable as far as settings tell. */
export interface Aim {
  channel: ChannelName;
  recipient: string;
}

/**
 * Who `given` is on that channel, or who is meant when nobody is named. Throws D (not set up, or nobody is allowed),
 * V (no such form) and P (not allowed) before anything is sent. `field` is where the caller named him.
 */
export function aimAt(channel: Channel, given: string | undefined, field: string): Aim {
  const missing = channel.missing();
  if (missing !== undefined) throw missing;
  const { name } = channel;
  const allowed = channel.allowed();
  const recipient = given ?? allowed.find((entry) => misfit(name, entry) === undefined);
  if (recipient === undefined) {
    throw new ToolFailure(
      'D',
      `Nobody is set up to be written to by ${name}. Set ${LISTS[name]} in this server's settings in Patchbay, then start it again; the first entry is meant when nobody is named.`,
      { setting: LISTS[name] },
    );
  }
  const looks = misfit(name, recipient);
  if (looks !== undefined) {
    throw new ToolFailure(
      'V',
      `${field}: ${recipient.slice(0, 200)} is no recipient of ${name}. Give ${looks}.`,
      {
        field,
      },
    );
  }
  if (isAllowed(name, recipient, allowed)) return { channel: name, recipient };
  throw new ToolFailure(
    'P',
    `${recipient.slice(0, 200)} may not be written to by ${name}. Only the user can allow it: ${LISTS[name]} in this server's settings in Patchbay.`,
    { field, setting: LISTS[name] },
  );
}

/** Where the user says who may be written to. */
const LISTS: Record<ChannelName, string> = {
  slack: 'SLACK_CHANNELS',
  email: 'EMAIL_RECIPIENTS',
  teams: 'TEAMS_WEBHOOK_URL',
  sms: 'SMS_RECIPIENTS',
  webhook: 'WEBHOOK_URLS',
  dashboard: 'PATCHBAY_DATA',
};
