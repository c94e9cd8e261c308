import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { createMovedClock } from '#servers/delivery/testing/clock.ts';
import type { MovedClock } from '#servers/delivery/testing/clock.ts';
import { useStage } from '#servers/delivery/testing/stage.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { hub } from './hub.ts';

let clock: MovedClock;
const stage = useStage(hub, selfSigned('localhost'), () => {
  clock = createMovedClock();
  return { clock };
});

const slackTexts = (): (string | null)[] =>
  stage.world.slack.accepted.map(({ body }) => new URLSearchParams(body).get('text'));
const allSeen = () =>
  [stage.world.slack, stage.world.teams, stage.world.twilio, stage.world.webhook].flatMap(({ seen }) => seen);

test('a critical notification is sent at once, to each recipient by the channel of its form', async () => {
  const { data } = await stage.call('send_notification', {
    message: 'Fire\nin room 5',
    channels: ['slack', 'email', 'sms', 'teams', 'webhook', 'dashboard'],
    priority: 'critical',
    recipients: ['#dev', 'bob@example.com', '+4915112345678'],
    template: 'incident',
  });
  expect(data).toMatchObject({ queued: [], failed: [] });
  expect(data['sent']).toHaveLength(6);
  expect(slackTexts()).toEqual(['*[INCIDENT] Fire*\nFire\nin room 5\n\nSay in this place who takes it on.']);
  expect(stage.world.mail.mails[0]?.to).toEqual(['bob@example.com']);
  expect(stage.world.webhook.accepted).toHaveLength(1);
  expect(stage.world.twilio.accepted).toHaveLength(1);
});

test('others are queued: the most urgent first, ten a second', async () => {
  for (const priority of ['low', 'normal', 'high']) {
    for (let n = 1; n <= 4; n++) {
      const args = { message: `${priority} ${n}`, channels: ['webhook'], priority };
      const { data } = await stage.call('send_notification', args);
      expect(data).toMatchObject({ sent: [], queued: [{ channel: 'webhook', status: 'queued' }] });
    }
  }
  expect(stage.world.webhook.seen).toEqual([]);
  clock.move(0);
  await expect.poll(() => stage.world.webhook.accepted.length).toBe(10);
  const said = stage.world.webhook.accepted.map(
    ({ body }) => (JSON.parse(body) as { subject: string }).subject,
  );
  expect(said.filter((subject) => subject.startsWith('high'))).toHaveLength(4);
  expect(said.filter((subject) => subject.startsWith('low'))).toHaveLength(2);
  await expect.poll(() => clock.waiting()).toBe(1);
  clock.move(999);
  expect(stage.world.webhook.seen).toHaveLength(10);
  clock.move(1);
  await expect.poll(() => stage.world.webhook.accepted.length).toBe(12);
});

test('a message to one recipient is sent at once', async () => {
  const { data } = await stage.call('post_message', {
    channel: 'email',
    recipient: 'ann@example.com',
    message: 'Long',
    subject: 'Short',
  });
  expect(data).toMatchObject({ status: 'sent', result: { channel: 'email', recipient: 'ann@example.com' } });
  expect(stage.world.mail.mails[0]?.raw).toContain('Subject: Short');
  const board = await stage.call('post_message', {
    channel: 'dashboard',
    recipient: 'default',
    message: 'Note',
  });
  expect(board.data).toMatchObject({ status: 'sent' });
  const { contents } = await stage.client.readResource({ uri: 'dashboard://communication-hub' });
  expect((contents[0] as { text: string }).text).toContain('"Note"');
});

test('a long text message is cut, and says so', async () => {
  const args = { channel: 'sms', recipient: '+4915112345678', message: 'x'.repeat(300) };
  const { data } = await stage.call('post_message', args);
  expect(data).toMatchObject({ result: { note: 'cut to 160 characters' } });
  expect(new URLSearchParams(stage.world.twilio.accepted[0]?.body).get('Body')).toHaveLength(160);
});

test('a channel is made in Slack', async () => {
  const { data } = await stage.call('create_channel', {
    channel_type: 'slack',
    name: 'endeavor',
    members: ['U024BE7LH'],
  });
  expect(data).toMatchObject({ channel_id: 'C0EAQDV4Z', invited: ['U024BE7LH'] });
});

test('an outage is told at once, another status through the queue; both stand on the board', async () => {
  const outage = await stage.call('update_status', {
    component: 'API',
    status: 'outage',
    incident_url: 'https://example.com/i',
  });
  expect(outage.data).toMatchObject({ status: 'outage', sent: [{ channel: 'slack' }] });
  const fine = await stage.call('update_status', { component: 'API', status: 'operational' });
  expect(fine.data).toMatchObject({ previous: 'outage', queued: [{ channel: 'slack' }] });
  clock.move(0);
  await expect.poll(slackTexts).toHaveLength(2);
  expect((await stage.call('gather_context', {})).data).toMatchObject({
    context: { state: { statuses: [{ component: 'API', status: 'operational' }], notices: [{}, {}] } },
  });
});

test('a deployment that failed is told at once; one of production also by Teams and mail', async () => {
  const deployment = { service: 'shop', version: '2', details: { by: 'ann' } };
  const failed = await stage.call('broadcast_deployment', {
    environment: 'qa',
    status: 'failed',
    ...deployment,
  });
  expect(failed.data).toMatchObject({ sent: [{ channel: 'slack' }], queued: [] });
  const done = await stage.call('broadcast_deployment', {
    environment: 'Production',
    status: 'completed',
    ...deployment,
  });
  expect(done.data).toMatchObject({
    queued: [{ channel: 'slack' }, { channel: 'teams' }, { channel: 'email' }],
  });
  clock.move(0);
  await expect.poll(() => [stage.world.teams.accepted.length, stage.world.mail.mails.length]).toEqual([1, 1]);
});

test('20 a minute go to Slack; a message more is R when it is for now, and waits when it is queued', async () => {
  const post = { channel: 'slack', recipient: '#ops', message: 'Hi' };
  for (let n = 0; n < 20; n++) expect((await stage.call('post_message', post)).error).toBeUndefined();
  // The call waits at most 30 s by itself: this would take 60.
  expect((await stage.call('post_message', post)).error).toMatchObject({ code: 'R', retryAfterMs: 60_000 });
  await stage.call('send_notification', { message: 'Later', channels: ['slack'] });
  clock.move(0);
  await expect.poll(() => clock.waiting()).toBe(1);
  clock.move(59_999);
  expect(stage.world.slack.seen).toHaveLength(20);
  clock.move(1);
  await expect.poll(() => slackTexts().at(-1)).toBe('*Later*\nLater');
});

test('a full queue is a failed recipient, and R when nobody else is left', async () => {
  const recipients = Array.from({ length: 50 }, (_, index) => `p${index}@example.com`);
  const args = { message: 'Hi', channels: ['email'], priority: 'low' };
  for (let n = 0; n < 20; n++) await stage.call('send_notification', { ...args, recipients });
  expect((await stage.call('send_notification', args)).error).toMatchObject({ code: 'R', limit: 1_000 });
  const urgent = await stage.call('send_notification', {
    ...args,
    channels: ['email', 'slack'],
    priority: 'high',
  });
  expect(urgent.data).toMatchObject({ queued: [{ channel: 'email' }, { channel: 'slack' }], failed: [] });
});

test.each<[string, JsonObject, string, string]>([
  ['send_notification', { message: 'a' }, 'V', 'channels'],
  ['send_notification', { message: 'a', channels: ['pigeon'] }, 'V', 'channels.0'],
  ['send_notification', { message: 'a', channels: ['slack'], priority: 'medium' }, 'V', 'priority'],
  ['send_notification', { message: 'a', channels: ['slack'], template: 'party' }, 'V', 'template'],
  [
    'send_notification',
    { message: 'a', channels: ['slack'], recipients: ['ann@example.com'] },
    'V',
    'recipients.0',
  ],
  [
    'send_notification',
    { message: 'a', channels: ['sms'], recipients: ['+15550001111'] },
    'P',
    'recipients.0',
  ],
  ['send_notification', { message: 'a', channels: ['slack'], attachments: [] }, 'V', 'attachments'],
  ['send_alert', { message: 'a', severity: 'high', escalation_policy: 'mine' }, 'V', 'escalation_policy'],
  ['send_alert', { message: 'a', severity: 'normal' }, 'V', 'severity'],
  ['post_message', { channel: 'slack', message: 'a' }, 'V', 'recipient'],
  ['post_message', { channel: 'sms', message: 'a', recipient: '0151' }, 'V', 'recipient'],
  [
    'post_message',
    { channel: 'email', message: 'a', recipient: 'ann@example.com', subject: 'a\r\nBcc: b@b.org' },
    'V',
    'subject',
  ],
  [
    'post_message',
    { channel: 'webhook', message: 'a', recipient: 'http://169.254.169.254/latest' },
    'P',
    'recipient',
  ],
  ['create_channel', { channel_type: 'teams', name: 'a' }, 'D', 'channel_type'],
  ['create_channel', { channel_type: 'slack', name: 'A B' }, 'V', 'name'],
  ['update_status', { component: 'a', status: 'major_outage' }, 'V', 'status'],
  ['update_status', { component: 'a', status: 'outage', incident_url: 'javascript:1' }, 'V', 'incident_url'],
  ['broadcast_deployment', { environment: 'a', service: 'b', version: '1', status: 'done' }, 'V', 'status'],
  ['escalate_incident', { alert_id: 'a', skip_levels: -1 }, 'V', 'skip_levels'],
  ['escalate_incident', {}, 'V', 'alert_id'],
  ['acknowledge_alert', { by: 'ann' }, 'V', 'alert_id'],
])('%s %j is %s and names %s; nothing is sent', async (tool, args, code, field) => {
  const { error } = await stage.call(tool, args);
  expect(error).toMatchObject({ code, field });
  clock.move(5_000);
  expect(allSeen()).toEqual([]);
});

test('a webhook of a pattern may not lead into this machine; one that is written out may', async () => {
  await stage.stop();
  const { port } = new URL(stage.world.webhook.url);
  const settings = {
    WEBHOOK_URLS: `http://127.0.0.1:${port}/*, http://localhost:${port}/*, http://169.254.169.254/latest`,
  };
  await stage.start({ clock, settings });
  for (const recipient of [
    `${stage.world.webhook.url}/hook`,
    `http://localhost:${port}/hook`,
    'http://169.254.169.254/latest',
  ]) {
    const { error } = await stage.call('post_message', { channel: 'webhook', recipient, message: 'Hi' });
    expect(error).toMatchObject({ code: 'P', field: 'recipient' });
  }
  expect(stage.world.webhook.seen).toEqual([]);
});
