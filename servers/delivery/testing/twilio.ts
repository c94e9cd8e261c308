import { startFake } from './fake.ts';
import type { Fake, Reply, Seen } from './fake.ts';

export const TWILIO_SID = `AC${'0123456789abcdef'.repeat(2)}`;
export const TWILIO_TOKEN = 'fake-auth-token-of-the-tests';
const PATH = `/2010-04-01/Accounts/${TWILIO_SID}/Messages.json`;

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
const TAKES = new Set([
  'To',
  'From',
  'Body',
  'MessagingServiceSid',
  'MediaUrl',
  'StatusCallback',
  'ValidityPeriod',
]);

/** Twilio's Messages resource: basic authentication, a form, 201 with a SID, errors as JSON with a code. */
export function startTwilio(): Promise<Fake> {
  return startFake(answer);
}

function answer({ method, path, headers, body }: Seen): Reply {
  if (path !== PATH || method !== 'POST')
    return twilioError(404, 20404, `The requested resource ${path} was not found`);
  const expected = `Basic ${Buffer.from(`${TWILIO_SID}:${TWILIO_TOKEN}`).toString('base64')}`;
  if (headers.authorization !== expected) return twilioError(401, 20003, 'Authenticate');
  if (headers['content-type'] !== 'application/x-www-form-urlencoded')
    return twilioError(415, 20009, 'Unsupported media type');
  const form = new URLSearchParams(body);
  if ([...form.keys()].some((name) => !TAKES.has(name))) return twilioError(400, 20001, 'Unknown parameter');
  if (!form.has('To')) return twilioError(400, 21604, "A 'To' phone number is required.");
  if (!form.has('From') && !form.has('MessagingServiceSid'))
    return twilioError(400, 21603, "A 'From' phone number is required.");
  if ((form.get('Body') ?? '') === '') return twilioError(400, 21602, 'Message body is required.');
  const sid = `SM${'fedcba9876543210'.repeat(2)}`;
  const message = {
    sid,
    account_sid: TWILIO_SID,
    status: 'queued',
    to: form.get('To'),
    from: form.get('From'),
    body: form.get('Body'),
    error_code: null,
    error_message: null,
  };
  return json(201, message);
}

/** https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions */
export function twilioError(status: number, code: number, message: string): Reply {
  return json(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

function json(status: number, body: object): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
