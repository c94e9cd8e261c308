import type { Settings } from '#servers/kit/settings.ts';
import type { Channel } from '../channel.ts';
import { unset } from '../unset.ts';
import { post, refused } from './post.ts';

/** A POST of JSON to addresses that the settings allow. */
export function createWebhookChannel(settings: Settings): Channel {
  const allowed = (): string[] => settings.list('WEBHOOK_URLS');
  return {
    name: 'webhook',
    can: ['message', 'attachments'],
    missing: () => unset(settings, 'The webhook channel', ['WEBHOOK_URLS']),
    allowed,
    async deliver(recipient, { id, subject, text, priority, attachments }, signal) {
      const answer = await post(recipient, {
        headers: { 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify({ id, subject, text, priority, attachments }),
        // An address that the user wrote down whole may be on this machine; one that only fits a pattern may not.
        reach: allowed().includes(recipient) ? 'configured' : 'public',
        field: 'recipient',
        signal,
      });
      if (answer.status >= 400) throw refused(new URL(recipient).host, answer);
      return { id };
    },
  };
}
