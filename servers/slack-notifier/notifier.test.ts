import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { createHastyClock } from '#servers/delivery/testing/clock.ts';
import { useStage } from '#servers/delivery/testing/stage.ts';
import { slackError } from '#servers/delivery/testing/slack.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { notifier } from './notifier.ts';

const stage = useStage(notifier, selfSigned('localhost'), () => ({ clock: createHastyClock() }));

const slackForms = (): Record<string, string>[] =>
  stage.world.slack.accepted.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));

test('a notification arrives by every channel, each with its own result', async () => {
  const { data, text } = await stage.call('send_notification', {
    message: 'Disk is <full>\nLook at it & act',
    channels: ['slack', 'email', 'teams', 'sms', 'webhook', 'dashboard'],
    priority: 'high',
    metadata: { slack_channel: '#dev', email_recipients: ['bob@example.com', 'Ann@Example.com'] },
  });
  expect(data).toMatchObject({ status: 'sent' });
  expect(data['channels']).toHaveLength(7);
  expect(text).toContain('email bob@example.com sent');
  expect(slackForms()).toEqual([
    {
      channel: '#dev',
      text: '*[HIGH] Disk is &lt;full&gt;*\nDisk is &lt;full&gt;\nLook at it &amp; act',
      unfurl_links: 'false',
      unfurl_media: 'false',
    },
  ]);
  expect(stage.world.mail.mails.map(({ to }) => to.join()).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'Ann@example.com',
    'bob@example.com',
  ]);
  expect(stage.world.mail.mails[0]).toMatchObject({
    secure: true,
    user: 'robot@example.com',
    from: 'robot@example.com',
  });
  expect(stage.world.mail.mails[0]?.raw).toContain('Subject: [HIGH] Disk is <full>');
  expect(stage.world.teams.accepted).toHaveLength(1);
  expect(new URLSearchParams(stage.world.twilio.accepted[0]?.body).get('To')).toBe('+4915112345678');
  expect(JSON.parse(stage.world.webhook.accepted[0]?.body ?? '')).toMatchObject({ priority: 'high' });
  const board = JSON.parse(
    readFileSync(path.join(stage.world.folder, 'slack-notifier', 'dashboard.json'), 'utf8'),
  ) as JsonObject;
  expect(board['notices']).toMatchObject([{ subject: '[HIGH] Disk is <full>', id: data['message_id'] }]);
});

test('an unknown channel, one that is not allowed and one that is refused have errors of their own', async () => {
  stage.world.slack.next.push(slackError('channel_not_found'));
  const { data } = await stage.call('send_notification', {
    message: 'Hi',
    channels: ['slack', 'pigeon', 'email', 'teams'],
    metadata: { email_recipients: ['eve@elsewhere.org'] },
  });
  expect(data).toMatchObject({
    status: 'partial',
    channels: [
      {
        channel: 'slack',
        status: 'failed',
        attempts: 1,
        error: { code: 'N', slack_error: 'channel_not_found' },
      },
      { channel: 'teams', status: 'sent' },
      { channel: 'email', status: 'failed', error: { code: 'P', field: 'metadata.email_recipients' } },
      { channel: 'pigeon', status: 'failed', error: { code: 'V', field: 'channels' } },
    ],
  });
  expect(stage.world.mail.mails).toEqual([]);
  const only = await stage.call('send_notification', { message: 'Hi', channels: ['pigeon'] });
  expect(only.error).toMatchObject({ code: 'V', field: 'channels' });
});

test('a message to one recipient, with cards and in a thread', async () => {
  const { data } = await stage.call('post_message', {
    channel_type: 'slack',
    recipient: 'U024BE7LH',
    message: 'See here',
    attachments: [{ title: 'Report', text: '<b>', url: 'https://example.com/r' }],
    thread_ts: '1503435956.000247',
  });
  expect(data).toMatchObject({ status: 'sent', result: { id: '1503435956.000247' } });
  const [form] = slackForms();
  expect(form).toMatchObject({ channel: 'U024BE7LH', thread_ts: '1503435956.000247' });
  expect(JSON.parse(form?.['attachments'] ?? '')).toEqual([
    { fallback: 'Report', title: 'Report', title_link: 'https://example.com/r', text: '&lt;b&gt;' },
  ]);
  await stage.call('post_message', {
    channel_type: 'email',
    recipient: 'ann@example.com',
    message: 'Read',
    attachments: [{ url: 'https://example.com/r' }],
  });
  expect(stage.world.mail.mails[0]?.raw).toContain('https://example.com/r');
});

test('a channel is made, described and filled; what fails after it is told', async () => {
  const made = await stage.call('create_channel', {
    channel_type: 'slack',
    channel_name: 'endeavor',
    description: 'All of it',
    members: ['U024BE7LH'],
  });
  expect(made.data).toEqual({
    channel_id: 'C0EAQDV4Z',
    name: 'endeavor',
    invited: ['U024BE7LH'],
    problems: [],
  });
  expect(stage.world.slack.accepted.map(({ path: asked }) => asked)).toEqual([
    '/api/conversations.create',
    '/api/conversations.setPurpose',
    '/api/conversations.invite',
  ]);
  const { folder: _, ...rest } = stage.world;
  rest.slack.seen.length = 0;
  const calls = [
    { status: 200, body: '{"ok":true,"channel":{"id":"C1","name":"endeavor"}}' },
    slackError('cant_invite'),
  ];
  stage.world.slack.next.push(...calls);
  const half = await stage.call('create_channel', {
    channel_type: 'slack',
    channel_name: 'endeavor',
    members: ['U024BE7LH'],
  });
  expect(half.data).toMatchObject({
    channel_id: 'C1',
    invited: [],
    problems: ['members: Slack refused: cant_invite.'],
  });
  stage.world.slack.next.push(slackError('name_taken'));
  const taken = await stage.call('create_channel', { channel_type: 'slack', channel_name: 'endeavor' });
  expect(taken.error).toMatchObject({ code: 'V', slack_error: 'name_taken' });
});

test('a status stands on the board, with what it was before', async () => {
  const first = await stage.call('update_status', { component: 'API', status: 'degraded', message: 'Slow' });
  expect(first.data).toMatchObject({ status: 'degraded', acknowledged: false });
  const second = await stage.call('update_status', {
    component: 'API',
    status: 'operational',
    message: 'Fine',
  });
  expect(second.data).toMatchObject({ previous: 'degraded' });
  const { contents } = await stage.client.readResource({ uri: 'dashboard://slack-notifier' });
  const board = JSON.parse((contents[0] as { text: string }).text) as JsonObject;
  expect(board['statuses']).toMatchObject([{ component: 'API', status: 'operational', message: 'Fine' }]);
});

test('a deployment of development is for Slack alone, any other for Slack, Teams and mail', async () => {
  const deployment = {
    service: 'shop',
    version: '1.2',
    status: 'completed',
    details: { commit: 'abc', tests: 5 },
  };
  const small = await stage.call('broadcast_deployment', { environment: 'development', ...deployment });
  expect(small.data['channels']).toMatchObject([{ channel: 'slack', status: 'sent' }]);
  await stage.call('broadcast_deployment', { environment: 'staging', ...deployment });
  expect(stage.world.teams.accepted).toHaveLength(1);
  expect(stage.world.mail.mails[0]?.raw).toContain('commit: abc');
  expect(slackForms()[1]?.['text']).toContain('[Deployment] shop 1.2: completed (staging)');
});

test('list_channels says what is ready and what is missing, and asks Slack only when told to', async () => {
  const { data } = await stage.call('list_channels', {});
  expect(data['channels']).toMatchObject([
    { channel: 'slack', ready: true, recipients: ['#ops', '#dev', 'U024BE7LH'], breaker: 'closed' },
    { channel: 'email', ready: true },
    { channel: 'teams', ready: true },
    { channel: 'sms', ready: true },
    { channel: 'webhook', ready: true },
    { channel: 'dashboard', ready: true },
  ]);
  expect(stage.world.slack.seen).toEqual([]);
  const asked = await stage.call('list_channels', { types: ['public_channel'] });
  expect(asked.data).toMatchObject({
    slack_conversations: [{ id: 'C012AB3CD', name: 'general', is_member: true }],
    more: false,
  });
});

test('gather_context and its resource say the same', async () => {
  const { data } = await stage.call('gather_context', {});
  expect(data).toMatchObject({
    context: { channels: expect.any(Array) as unknown, state: { open_alerts: [], queued: { critical: 0 } } },
  });
  const { contents } = await stage.client.readResource({ uri: 'context://slack-notifier' });
  expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({ context: data['context'] });
});

test('a tool that is called again and again is R with the time to wait', async () => {
  const answers = [];
  for (let call = 0; call < 21; call++) answers.push(await stage.call('list_channels', {}));
  expect(answers.slice(0, 20).every(({ error }) => error === undefined)).toBe(true);
  expect(answers[20]?.error).toMatchObject({ code: 'R', retryAfterMs: 10_000 });
  expect((await stage.call('gather_context', {})).error).toBeUndefined();
});
