import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import type { Channel } from '../channel.ts';
import { attachmentText } from '../notice.ts';
import type { Notice } from '../notice.ts';
import { unset } from '../unset.ts';
import { post, refused } from './post.ts';

/** Teams takes no larger message. */
const MAX_BYTES = 28 * 1024;

/** One channel of Teams, by the address of its workflow (or of an incoming webhook, where that still works). */
export function createTeamsChannel(settings: Settings): Channel {
  return {
    name: 'teams',
    can: ['message', 'attachments'],
    missing: () => unset(settings, 'Teams', ['TEAMS_WEBHOOK_URL']),
    allowed: () => ['default'],
    async deliver(_recipient, notice, signal) {
      const body = JSON.stringify(cardMessage(notice));
      if (Buffer.byteLength(body) > MAX_BYTES) {
        throw new ToolFailure('V', `Teams takes messages of at most ${MAX_BYTES} bytes. Say it shorter.`, {
          field: 'message',
          limit: MAX_BYTES,
        });
      }
      const answer = await post(settings.need('TEAMS_WEBHOOK_URL'), {
        headers: { 'content-type': 'application/json' },
        body,
        reach: 'configured',
        signal,
      });
      // A webhook answers 200 and "1", or 200 and what went wrong behind it.
      const said = answer.text().trim();
      if (answer.status === 202 || (answer.status === 200 && (said === '1' || said === ''))) {
        return { id: notice.id };
      }
      throw answer.status === 200 ? hiddenFailure(said) : refused('Teams', answer, settings.redact(said));
    },
  };
}

function hiddenFailure(said: string): ToolFailure {
  const status = Number(/HTTP error (\d{3})/.exec(said)?.[1] ?? 502);
  const message = `Teams took the message and then failed: ${said.slice(0, 300)}`;
  return new ToolFailure(status === 429 ? 'R' : 'E', message, { status });
}

function cardMessage(notice: Notice) {
  const block = (text: string, more: object = {}) => ({ type: 'TextBlock', text, wrap: true, ...more });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            block(notice.subject, { weight: 'Bolder', size: 'Medium' }),
            block(notice.text),
            ...notice.attachments.map((attachment) => block(attachmentText(attachment))),
          ],
        },
      },
    ],
  };
}
