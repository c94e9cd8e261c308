import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { hub } from '#servers/communication-hub/hub.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { createHastyClock } from './testing/clock.ts';
import { useStage } from './testing/stage.ts';
import { slackError, slackTooOften } from './testing/slack.ts';
import { TEAMS_HIDDEN_FAILURE } from './testing/teams.ts';
import { twilioError } from './testing/twilio.ts';

const stage = useStage(hub, selfSigned('localhost'));

async function post(channel: string, recipient: string, settings: Record<string, string> = {}) {
  if (!stage.runs) await stage.start({ clock: createHastyClock(), settings });
  return stage.call('post_message', { channel, recipient, message: 'Hi' });
}

test.each([
  ['invalid_auth', 'A'],
  ['missing_scope', 'P'],
  ['not_in_channel', 'P'],
  ['channel_not_found', 'N'],
  ['msg_too_long', 'V'],
  ['something_new', 'E'],
])('Slack: %s is %s and not tried again', async (name, code) => {
  stage.world.slack.next.push(slackError(name));
  const { error } = await post('slack', '#ops');
  expect(error).toMatchObject({ code, slack_error: name });
  expect(stage.world.slack.seen).toHaveLength(1);
});

test('Slack: what passes is tried again, after the time that Slack names', async () => {
  stage.world.slack.next.push(slackTooOften(7), { status: 503 }, slackError('internal_error'));
  expect((await post('slack', '#ops')).data).toMatchObject({ result: { attempts: 4 } });
  stage.world.slack.next.push(slackTooOften(120));
  expect((await post('slack', '#ops')).error).toMatchObject({ code: 'R', retryAfterMs: 120_000 });
  stage.world.slack.next.push({ status: 429 }, 'cut');
  expect((await post('slack', '#ops')).data).toMatchObject({ result: { attempts: 3 } });
});

test('Slack: a token that Slack does not know is A, and is nowhere in the answer', async () => {
  const token = 'xoxb-some-other-token';
  const { error, text } = await post('slack', '#ops', { SLACK_BOT_TOKEN: token });
  expect(error).toMatchObject({ code: 'A', slack_error: 'invalid_auth' });
  expect(JSON.stringify(error) + text).not.toContain(token);
});

test('Teams: a failure behind a 200 is a failure', async () => {
  stage.world.teams.next.push(...Array<typeof TEAMS_HIDDEN_FAILURE>(4).fill(TEAMS_HIDDEN_FAILURE));
  expect((await post('teams', 'default')).error).toMatchObject({ code: 'R', status: 429 });
  stage.world.teams.next.push({ status: 200, body: '1' });
  expect((await post('teams', 'default')).data).toMatchObject({ status: 'sent' });
  stage.world.teams.next.push({ status: 404, body: 'gone' });
  const { error } = await post('teams', 'default');
  expect(error).toMatchObject({ code: 'N', status: 404 });
  expect(JSON.stringify(error)).not.toContain('/workflows/');
});

test('Teams: what is larger than it takes is V and not sent', async () => {
  await stage.start({ clock: createHastyClock() });
  const args = { channel: 'teams', recipient: 'default', message: '"'.repeat(20_000) };
  expect((await stage.call('post_message', args)).error).toMatchObject({ code: 'V', field: 'message' });
  expect(stage.world.teams.seen).toEqual([]);
});

test('Twilio: wrong credentials are A, a refused number E with what Twilio says; neither is tried again', async () => {
  const number = '+4915112345678';
  stage.world.twilio.next.push(twilioError(400, 21211, "The 'To' number is not a valid phone number."));
  const refused = await post('sms', number);
  expect(refused.error).toMatchObject({ code: 'E', status: 400 });
  expect(refused.text).toContain('(21211)');
  stage.world.twilio.next.push(
    twilioError(429, 20429, 'Too Many Requests'),
    twilioError(503, 20503, 'Unavailable'),
  );
  expect((await post('sms', number)).data).toMatchObject({ result: { attempts: 3 } });
  await stage.stop();
  stage.world.twilio.seen.length = 0;
  expect((await post('sms', number, { SMS_AUTH_TOKEN: 'wrong-token' })).error).toMatchObject({
    code: 'A',
    status: 401,
  });
  expect(stage.world.twilio.seen).toHaveLength(1);
});

test.each<[string, Record<string, string>, JsonObject]>([
  ['a wrong password is A', { SMTP_PASSWORD: 'wrong-password' }, { code: 'A', smtp_status: 535 }],
  ['a certificate that nobody knows is E', { SMTP_CA_FILE: '' }, { code: 'E' }],
  ['a file that is not there is D', { SMTP_CA_FILE: '/none.pem' }, { code: 'D', setting: 'SMTP_CA_FILE' }],
  [
    'TLS that is neither on nor off is D',
    { SMTP_USE_TLS: 'perhaps' },
    { code: 'D', setting: 'SMTP_USE_TLS' },
  ],
  ['a port that is no number is D', { SMTP_PORT: 'smtp' }, { code: 'D', setting: 'SMTP_PORT' }],
  ['a host that nobody has is D', { SMTP_HOST: 'mail.invalid' }, { code: 'D' }],
])('mail: %s', async (_name, settings, expected) => {
  const { error } = await post('email', 'ann@example.com', settings);
  expect(error).toMatchObject(expected);
  expect(JSON.stringify(error)).not.toContain('wrong-password');
  expect(stage.world.mail.mails).toEqual([]);
});

test('mail: a refused address is E at once; a server that is busy is asked again with the same message id', async () => {
  const refused = await post('email', 'bob@elsewhere.org', { EMAIL_RECIPIENTS: '*' });
  expect(refused.error).toMatchObject({ code: 'E', smtp_status: 550 });
  const ids: (string | undefined)[] = [];
  let busy = 2;
  stage.world.mail.onData.hook = () =>
    Promise.resolve(busy-- > 0 ? Object.assign(new Error('busy'), { responseCode: 451 }) : undefined);
  const { data } = await post('email', 'ann@example.com');
  expect(data).toMatchObject({ result: { attempts: 3 } });
  for (const { raw } of stage.world.mail.tried) ids.push(/^Message-ID: (.*)$/im.exec(raw)?.[1]);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

test('a webhook that refuses is E with its status, and is not tried again', async () => {
  stage.world.webhook.next.push(
    { status: 400, body: 'bad' },
    { status: 307, headers: { location: 'http://127.0.0.1:1/' } },
  );
  const url = stage.world.settings['WEBHOOK_URLS'] ?? '';
  expect((await post('webhook', url)).error).toMatchObject({ code: 'E', status: 400 });
  expect((await post('webhook', url)).error).toMatchObject({ code: 'P', field: 'recipient' });
  expect(stage.world.webhook.seen).toHaveLength(2);
});

test('a provider of SMS that is not there is D', async () => {
  const { error } = await post('sms', '+4915112345678', { SMS_PROVIDER: 'pigeon' });
  expect(error).toMatchObject({ code: 'D', setting: 'SMS_PROVIDER' });
});

test('five failures open the breaker: C with the time that is left', async () => {
  stage.world.slack.next.push('cut', 'cut', 'cut', 'cut');
  expect((await post('slack', '#ops')).error).toMatchObject({ code: 'E' });
  stage.world.slack.next.push('cut');
  expect((await post('slack', '#ops')).error).toMatchObject({
    code: 'C',
    state: 'open',
    retryAfterMs: 298_000,
  });
  expect(stage.world.slack.seen).toHaveLength(5);
  expect((await post('teams', 'default')).data).toMatchObject({ status: 'sent' });
});
