import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import type { Channel } from '../channel.ts';
import { unset } from '../unset.ts';
import { post, refused } from './post.ts';

/** One text message; a longer one would be sent, and paid, as several. */
const MAX_CHARACTERS = 160;

/** Text messages by Twilio's REST API. */
export function createSmsChannel(settings: Settings): Channel {
  return {
    name: 'sms',
    can: ['message'],
    missing() {
      const provider = settings.need('SMS_PROVIDER');
      if (provider !== 'twilio') {
        return new ToolFailure('D', `SMS_PROVIDER is ${provider}, but only twilio can be used. Correct it.`, {
          setting: 'SMS_PROVIDER',
        });
      }
      return unset(settings, 'SMS', ['SMS_ACCOUNT_SID', 'SMS_AUTH_TOKEN', 'SMS_FROM_NUMBER']);
    },
    allowed: () => settings.list('SMS_RECIPIENTS'),
    async deliver(recipient, { subject, text }, signal) {
      const { body, cut } = fit(`${subject}: ${text}`);
      const account = settings.need('SMS_ACCOUNT_SID');
      const credentials = Buffer.from(`${account}:${settings.need('SMS_AUTH_TOKEN')}`).toString('base64');
      const url = `${base(settings)}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`;
      const answer = await post(url, {
        headers: {
          authorization: `Basic ${credentials}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({
          To: recipient,
          From: settings.need('SMS_FROM_NUMBER'),
          Body: body,
        }).toString(),
        reach: 'configured',
        signal,
      });
      const said = answer.status < 500 ? twilioAnswer(answer.text()) : {};
      if (answer.status !== 201 || typeof said.sid !== 'string') {
        throw refused('Twilio', answer, settings.redact(errorText(said)));
      }
      return { id: said.sid, ...(cut ? { note: `cut to ${MAX_CHARACTERS} characters` } : {}) };
    },
  };
}

function base(settings: Settings): string {
  return settings.need('SMS_API_URL').replace(/\/+$/, '');
}

function fit(text: string): { body: string; cut: boolean } {
  const characters = Array.from(text);
  if (characters.length <= MAX_CHARACTERS) return { body: text, cut: false };
  // Three full stops: an ellipsis would turn it into a message of 70 characters.
  return { body: `${characters.slice(0, MAX_CHARACTERS - 3).join('')}...`, cut: true };
}

interface TwilioAnswer {
  sid?: unknown;
  code?: unknown;
  message?: unknown;
}

function twilioAnswer(text: string): TwilioAnswer {
  try {
    return JSON.parse(text) as TwilioAnswer;
  } catch {
    return {};
  }
}

function errorText({ code, message }: TwilioAnswer): string {
  return typeof message === 'string' ? `${message} (${String(code)})` : '';
}
