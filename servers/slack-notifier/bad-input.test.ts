import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { createHastyClock } from '#servers/delivery/testing/clock.ts';
import { useStage } from '#servers/delivery/testing/stage.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { notifier } from './notifier.ts';

const stage = useStage(notifier, selfSigned('localhost'), () => ({ clock: createHastyClock() }));

test.each<[string, JsonObject, string, string]>([
  ['send_notification', {}, 'V', 'message'],
  ['send_notification', { message: ' ' }, 'V', 'message'],
  ['send_notification', { message: 'a', priority: 'normal' }, 'V', 'priority'],
  ['send_notification', { message: 'a', channels: [] }, 'V', 'channels'],
  ['send_notification', { message: 'a', metadata: { slak: '#a' } }, 'V', 'metadata.slak'],
  [
    'send_notification',
    { message: 'a', metadata: { slack_channel: '#secret' } },
    'P',
    'metadata.slack_channel',
  ],
  [
    'send_notification',
    { message: 'a', channels: ['webhook'], metadata: { webhook_url: 'ftp://a/b' } },
    'V',
    'metadata.webhook_url',
  ],
  [
    'send_notification',
    { message: 'a', channels: ['webhook'], metadata: { webhook_url: 'https://a.example/b' } },
    'P',
    'metadata.webhook_url',
  ],
  ['send_alert', { alert_type: 'x', severity: 'low', title: 'a', description: 'b' }, 'V', 'alert_type'],
  ['send_alert', { alert_type: 'error', severity: 'worse', title: 'a', description: 'b' }, 'V', 'severity'],
  ['send_alert', { alert_type: 'error', severity: 'low', title: 'a\nb', description: 'b' }, 'V', 'title'],
  ['post_message', { channel_type: 'sms', recipient: '+4915112345678', message: 'a' }, 'V', 'channel_type'],
  ['post_message', { channel_type: 'email', recipient: 'nobody', message: 'a' }, 'V', 'recipient'],
  ['post_message', { channel_type: 'email', recipient: 'a@b.org', message: 'a' }, 'P', 'recipient'],
  ['post_message', { channel_type: 'teams', recipient: 'General', message: 'a' }, 'V', 'recipient'],
  [
    'post_message',
    { channel_type: 'email', recipient: 'ann@example.com', message: 'a', thread_ts: '1.2' },
    'V',
    'thread_ts',
  ],
  [
    'post_message',
    { channel_type: 'slack', recipient: '#ops', message: 'a', attachments: [{ path: '/etc/passwd' }] },
    'V',
    'attachments.0.path',
  ],
  ['create_channel', { channel_type: 'slack', channel_name: 'Bad Name' }, 'V', 'channel_name'],
  ['create_channel', { channel_type: 'slack', channel_name: 'a'.repeat(81) }, 'V', 'channel_name'],
  ['create_channel', { channel_type: 'teams', channel_name: 'fine' }, 'D', 'channel_type'],
  ['create_channel', { channel_type: 'slack', channel_name: 'fine', members: ['bob'] }, 'V', 'members.0'],
  [
    'create_channel',
    { channel_type: 'slack', channel_name: 'fine', members: ['U0STRANGER'] },
    'P',
    'members.0',
  ],
  ['update_status', { component: 'a', status: 'outage', message: 'b' }, 'V', 'status'],
  [
    'broadcast_deployment',
    { environment: 'qa', service: 'a', version: '1', status: 'failed' },
    'V',
    'environment',
  ],
  [
    'escalate_incident',
    { incident_id: 'i', severity: 'low', description: 'a', runbook_url: 'file:///etc' },
    'V',
    'runbook_url',
  ],
  [
    'escalate_incident',
    { incident_id: 'i', severity: 'low', description: 'a', escalation_chain: [{ delay_seconds: 1 }] },
    'V',
    'escalation_chain.0',
  ],
  [
    'escalate_incident',
    {
      incident_id: 'i',
      severity: 'low',
      description: 'a',
      escalation_chain: [{ channel: 'email', recipient: 'a@b.org', delay_seconds: 1 }],
    },
    'P',
    'escalation_chain.0.recipient',
  ],
  ['list_channels', { types: ['im'] }, 'V', 'types.0'],
])('%s %j is %s and names %s; nothing is sent', async (tool, args, code, field) => {
  const { error } = await stage.call(tool, args);
  expect(error).toMatchObject({ code, field });
  const { slack, teams, twilio, webhook, mail } = stage.world;
  expect([slack, teams, twilio, webhook].flatMap(({ seen }) => seen)).toEqual([]);
  expect(mail.mails).toEqual([]);
});

test('what is not there is N, and an unknown contact D', async () => {
  expect((await stage.call('acknowledge_alert', { alert_id: 'none' })).error).toMatchObject({ code: 'N' });
  const chain = [{ contact: 'nobody', delay_seconds: 1 }];
  const args = { incident_id: 'i', severity: 'low', description: 'a', escalation_chain: chain };
  expect((await stage.call('escalate_incident', args)).error).toMatchObject({
    code: 'D',
    setting: 'ESCALATION_CONTACTS',
  });
});
