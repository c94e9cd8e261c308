import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import type { Aim } from './aim.ts';
import { ChannelName } from './notice.ts';
import { misfit } from './recipients.ts';

const SETTING = 'ESCALATION_CONTACTS';

/**
 * Who is behind a name such as team-lead: `ESCALATION_CONTACTS=team-lead=email:ann@example.com, team-lead=sms:+49151...`.
 * The user wrote them down, so they need not stand in the channel's own list. Throws D for what cannot be read.
 */
export function contactsOf(settings: Settings): ReadonlyMap<string, readonly Aim[]> {
  const contacts = new Map<string, Aim[]>();
  for (const entry of settings.list(SETTING)) {
    const [, name = '', via, recipient = ''] = /^([^=]+)=([a-z]+):(.+)$/.exec(entry) ?? [];
    const channel = ChannelName.safeParse(via);
    if (!channel.success || misfit(channel.data, recipient) !== undefined) {
      throw new ToolFailure(
        'D',
        `${SETTING} has an entry that cannot be read: ${entry.slice(0, 100)}. Write name=channel:recipient, such as team-lead=email:ann@example.com, in this server's settings in Patchbay.`,
        { setting: SETTING },
      );
    }
    const aims = contacts.get(name) ?? [];
    contacts.set(name, [...aims, { channel: channel.data, recipient }]);
  }
  return contacts;
}

/** D for a name that nobody is behind. */
export function noContact(name: string): ToolFailure {
  return new ToolFailure(
    'D',
    `Nobody is behind ${name.slice(0, 100)}. Add ${name.slice(0, 100)}=channel:recipient to ${SETTING} in this server's settings in Patchbay, then start it again.`,
    { setting: SETTING, contact: name },
  );
}
