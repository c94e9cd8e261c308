import { z } from 'zod';
import type { ChannelName } from './notice.ts';

/** What a recipient of a channel looks like, in words for the one who got it wrong. */
const FORMS: Record<ChannelName, { fits: (given: string) => boolean; looks: string }> = {
  slack: {
    fits: (given) => /^(?:#?[\p{Ll}\p{Lo}\p{N}_-]{1,80}|[CDGUW][A-Z0-9]{5,})$/u.test(given),
    looks: 'a channel such as #ops or an id such as C024BE91L or U024BE7LH',
  },
  email: { fits: (given) => z.email().safeParse(given).success, looks: 'an address such as ann@example.com' },
  teams: { fits: (given) => given === 'default', looks: 'default (the one webhook of the settings)' },
  sms: { fits: (given) => /^\+[1-9]\d{6,14}$/.test(given), looks: 'a number such as +4915112345678' },
  webhook: {
    fits: (given) => URL.canParse(given) && /^https?:$/.test(new URL(given).protocol),
    looks: 'an http or https address',
  },
  dashboard: { fits: (given) => given === 'default', looks: 'default (there is one dashboard)' },
};

/** Undefined when `given` is a recipient of that channel, else what one looks like. */
export function misfit(channel: ChannelName, given: string): string | undefined {
  const { fits, looks } = FORMS[channel];
  return fits(given) ? undefined : looks;
}

/** The channels among `channels` that a recipient can be meant for, such as mail for something with an @. */
export function channelsFor(given: string, channels: readonly ChannelName[]): ChannelName[] {
  return channels.filter((channel) => FORMS[channel].fits(given));
}

/**
 * Whether the list of the settings has `given`. `*` stands for everybody, `@example.com` for a mail domain, an
 * address that ends in `*` for everything below it.
 */
export function isAllowed(channel: ChannelName, given: string, list: readonly string[]): boolean {
  return list.some((entry) => entry === '*' || fitsEntry(channel, given, entry));
}

function fitsEntry(channel: ChannelName, given: string, entry: string): boolean {
  switch (channel) {
    case 'slack':
      return given.replace(/^#/, '') === entry.replace(/^#/, '');
    case 'email':
      return entry.startsWith('@')
        ? given.toLowerCase().endsWith(entry.toLowerCase())
        : given.toLowerCase() === entry.toLowerCase();
    case 'webhook':
      return given === entry || isBelow(given, entry);
    default:
      return given === entry;
  }
}

/** `https://example.com/hooks/*`: the pattern names the origin whole, and `..` is resolved before it is compared. */
function isBelow(given: string, entry: string): boolean {
  const prefix = entry.endsWith('*') ? entry.slice(0, -1) : undefined;
  if (prefix === undefined || !URL.canParse(prefix) || !URL.canParse(given)) return false;
  const [wanted, asked] = [new URL(prefix), new URL(given)];
  const open = asked.username === '' && asked.password === '';
  return open && asked.origin === wanted.origin && asked.pathname.startsWith(wanted.pathname);
}
