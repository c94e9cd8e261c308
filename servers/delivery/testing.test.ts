// oxlint-disable unicorn/require-post-message-target-origin -- a method of Slack, not of a window
import { afterEach, expect, test } from 'vitest';
import { WebClient } from '@slack/web-api';
import type { Fake } from './testing/fake.ts';
import { SLACK_TOKEN, startSlack } from './testing/slack.ts';
import { startTeams, TEAMS_PATH } from './testing/teams.ts';
import { startTwilio, TWILIO_SID, TWILIO_TOKEN } from './testing/twilio.ts';

let fake: Fake | undefined;

afterEach(() => fake?.kill());

const FORM = 'application/x-www-form-urlencoded';
const bearer = `Bearer ${SLACK_TOKEN}`;
const basic = `Basic ${Buffer.from(`${TWILIO_SID}:${TWILIO_TOKEN}`).toString('base64')}`;
const messages = `/2010-04-01/Accounts/${TWILIO_SID}/Messages.json`;

async function ask(path: string, headers: Record<string, string>, body: string, method = 'POST') {
  const answer = await fetch(`${fake?.url}${path}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body }),
  });
  return { status: answer.status, text: await answer.text() };
}

test.each([
  ['/api/chat.nothing', { authorization: bearer, 'content-type': FORM }, 'channel=a', 'unknown_method'],
  ['/api/chat.postMessage', { 'content-type': FORM }, 'channel=a', 'not_authed'],
  ['/api/chat.postMessage', { authorization: 'Bearer x', 'content-type': FORM }, 'channel=a', 'invalid_auth'],
  [
    '/api/chat.postMessage',
    { authorization: bearer, 'content-type': 'text/plain' },
    'channel=a',
    'invalid_form_data',
  ],
  [
    '/api/chat.postMessage',
    { authorization: bearer, 'content-type': FORM },
    'channel=a&extra=1',
    'invalid_arg_name',
  ],
  ['/api/chat.postMessage', { authorization: bearer, 'content-type': FORM }, 'text=a', 'invalid_arguments'],
])('the fake of Slack refuses %s %j %s', async (path, headers, body, error) => {
  fake = await startSlack();
  expect(JSON.parse((await ask(path, headers, body)).text)).toEqual({ ok: false, error });
  expect(fake.accepted).toEqual([]);
});

test("the fake of Slack takes what Slack's own SDK sends", async () => {
  fake = await startSlack();
  const client = new WebClient(SLACK_TOKEN, { slackApiUrl: `${fake.url}/api/` });
  const { ts } = await client.chat.postMessage({
    channel: 'C1',
    text: 'Hi',
    attachments: [{ text: 'a', fallback: 'a' }],
  });
  expect(ts).toBe('1503435956.000247');
  const { channel } = await client.conversations.create({ name: 'a', is_private: true });
  await client.conversations.setPurpose({ channel: channel?.id ?? '', purpose: 'p' });
  await client.conversations.invite({ channel: channel?.id ?? '', users: 'U1' });
  expect((await client.conversations.list({ limit: 5 })).channels).toHaveLength(1);
  expect(fake.accepted).toHaveLength(5);
});

const text = { type: 'TextBlock', text: 'a' };
const card = (content: object) =>
  JSON.stringify({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          ...content,
        },
      },
    ],
  });

test.each<[string, string, string, number, string?]>([
  [TEAMS_PATH, 'application/json', card({ body: [text] }), 202],
  ['/else', 'application/json', card({ body: [text] }), 404],
  [TEAMS_PATH, 'text/plain', card({ body: [text] }), 415],
  [TEAMS_PATH, 'application/json', card({ body: [text], extra: 1 }), 400],
  [TEAMS_PATH, 'application/json', '{"text":"a"}', 400],
  [TEAMS_PATH, 'application/json', card({ body: [{ ...text, text: 'a'.repeat(28_672) }] }), 413],
  [TEAMS_PATH, 'application/json', '', 405, 'GET'],
])('the fake of Teams answers %s %s as it should', async (path, type, body, status, method = 'POST') => {
  fake = await startTeams();
  expect((await ask(path, { 'content-type': type }, body, method)).status).toBe(status);
});

test.each([
  [messages, { authorization: basic, 'content-type': FORM }, 'To=%2B1&From=%2B2&Body=a', 201],
  ['/2010-04-01/Accounts/AC0/Messages.json', { authorization: basic, 'content-type': FORM }, 'To=a', 404],
  [messages, { 'content-type': FORM }, 'To=a', 401],
  [messages, { authorization: 'Basic eDp5', 'content-type': FORM }, 'To=a', 401],
  [messages, { authorization: basic, 'content-type': 'application/json' }, '{}', 415],
  [messages, { authorization: basic, 'content-type': FORM }, 'To=a&From=b&Body=c&Extra=1', 400],
  [messages, { authorization: basic, 'content-type': FORM }, 'To=a&From=b', 400],
])('the fake of Twilio answers %s %j %s as it should', async (path, headers, body, status) => {
  fake = await startTwilio();
  expect((await ask(path, headers, body)).status).toBe(status);
  expect(fake.accepted).toHaveLength(status === 201 ? 1 : 0);
});
