// oxlint-disable unicorn/require-post-message-target-origin -- a method of Slack, not of a window
import type { Settings } from '#servers/kit/settings.ts';
import type { Channel } from '../channel.ts';
import type { Attachment } from '../notice.ts';
import { unset } from '../unset.ts';
import { withSlack } from './slack-client.ts';

/** Messages and channels by Slack's Web API with a bot token. */
export function createSlackChannel(settings: Settings): Channel {
  return {
    name: 'slack',
    can: ['message', 'attachments', 'threads', 'create_channel', 'list_conversations'],
    missing: () => unset(settings, 'Slack', ['SLACK_BOT_TOKEN']),
    allowed: () => settings.list('SLACK_CHANNELS'),
    deliver: (recipient, { subject, text, attachments, thread }, signal) =>
      withSlack(settings, signal, async (client) => {
        const { ts } = await client.chat.postMessage({
          channel: recipient,
          text: `*${escapeSlack(subject)}*\n${escapeSlack(text)}`,
          unfurl_links: false,
          unfurl_media: false,
          ...(attachments.length === 0 ? {} : { attachments: attachments.map(slackAttachment) }),
          ...(thread === undefined ? {} : { thread_ts: thread }),
        });
        return { id: ts ?? '' };
      }),
  };
}

function slackAttachment({ title, text, url }: Attachment) {
  return {
    fallback: escapeSlack(title ?? text ?? url ?? ''),
    ...(title === undefined ? {} : { title: escapeSlack(title) }),
    ...(url === undefined ? {} : { title_link: url }),
    text: escapeSlack(text ?? (title === undefined ? (url ?? '') : '')),
  };
}

/** So that no text can ring for everybody (`<!channel>`) or hide a link behind other words. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
