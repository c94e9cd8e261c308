import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { createHastyClock } from '#servers/delivery/testing/clock.ts';
import { useStage } from '#servers/delivery/testing/stage.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { hub } from './hub.ts';

/** One call of every tool that sends, so that it sends at once. */
const CALLS: [string, JsonObject][] = [
  [
    'send_notification',
    { message: 'Hi', channels: ['slack', 'teams', 'sms', 'webhook'], priority: 'critical' },
  ],
  ['send_alert', { message: 'Hi', severity: 'high' }],
  ['post_message', { channel: 'slack', recipient: '#ops', message: 'Hi' }],
  ['create_channel', { channel_type: 'slack', name: 'ops-2' }],
  ['update_status', { component: 'API', status: 'outage' }],
  ['broadcast_deployment', { environment: 'production', service: 's', version: '1', status: 'failed' }],
];
const UNSET = {
  SLACK_BOT_TOKEN: '',
  TEAMS_WEBHOOK_URL: '',
  SMTP_USERNAME: '',
  SMS_AUTH_TOKEN: '',
  WEBHOOK_URLS: '',
};
const BY_CHANNEL: [string, string, keyof typeof UNSET | 'SMTP_FROM'][] = [
  ['slack', '#ops', 'SLACK_BOT_TOKEN'],
  ['teams', 'default', 'TEAMS_WEBHOOK_URL'],
  ['email', 'ann@example.com', 'SMTP_FROM'],
  ['sms', '+4915112345678', 'SMS_AUTH_TOKEN'],
  ['webhook', 'https://example.com/', 'WEBHOOK_URLS'],
];

const stage = useStage(hub, selfSigned('localhost'));

async function killAll(): Promise<void> {
  const { slack, teams, twilio, webhook, mail } = stage.world;
  await Promise.all([slack, teams, twilio, webhook, mail].map((service) => service.kill()));
}

async function expectNothingLeft(): Promise<void> {
  const { data } = await stage.call('gather_context', {});
  const state = { statuses: [], open_alerts: [], notices: [], queued: { critical: 0, normal: 0 } };
  expect(data).toMatchObject({ context: { state } });
}

test.each(CALLS)('%s is D when nothing is set up', async (tool, args) => {
  await stage.start({ clock: createHastyClock(), settings: UNSET });
  expect((await stage.call(tool, args)).error).toMatchObject({ code: 'D', setting: 'SLACK_BOT_TOKEN' });
  await expectNothingLeft();
});

test.each(BY_CHANNEL)(
  '%s that is not set up is D, alone, and names %3$s',
  async (channel, recipient, setting) => {
    await stage.start({ clock: createHastyClock(), settings: UNSET });
    const one = await stage.call('post_message', { channel, recipient, message: 'Hi' });
    expect(one.error).toMatchObject({ code: 'D', setting });
    const among = await stage.call('send_notification', { message: 'Hi', channels: [channel, 'dashboard'] });
    expect(among.data).toMatchObject({
      failed: [{ channel, error: { code: 'D', setting } }],
      queued: [{ channel: 'dashboard' }],
    });
  },
);

test.each(CALLS)('%s is D when nobody is there any more', async (tool, args) => {
  await stage.start({ clock: createHastyClock() });
  await killAll();
  expect((await stage.call(tool, args)).error).toMatchObject({ code: 'D', errno: 'ECONNREFUSED' });
  await expectNothingLeft();
});

test.each(CALLS)('%s is an error when the services are killed during the call', async (tool, args) => {
  await stage.start({ clock: createHastyClock() });
  const http = [stage.world.slack, stage.world.teams, stage.world.twilio, stage.world.webhook];
  for (const fake of http) fake.next.push('hold');
  stage.world.mail.onData.hook = async () => {
    await stage.world.mail.kill();
    return new Error('killed');
  };
  const call = stage.call(tool, args);
  await expect.poll(() => stage.world.slack.seen.length).toBe(1);
  await killAll();
  expect(['D', 'E']).toContain((await call).error?.['code']);
  expect(http.flatMap(({ accepted }) => accepted)).toEqual([]);
  await expectNothingLeft();
});

test.each(CALLS)('%s that is cancelled hangs up and is not tried again', async (tool, args) => {
  await stage.start({ clock: createHastyClock() });
  stage.world.slack.next.push('hold');
  const cancelling = new AbortController();
  const call = stage.call(tool, args, { signal: cancelling.signal });
  await expect.poll(() => stage.world.slack.seen.length).toBe(1);
  cancelling.abort();
  await expect(call).rejects.toThrow();
  await expect.poll(() => stage.world.slack.open()).toBe(0);
  expect(stage.world.slack.seen).toHaveLength(1);
  await expectNothingLeft();
});

test('an escalation that is cancelled or fails leaves its level to be told', async () => {
  await stage.start({ clock: createHastyClock() });
  const { data } = await stage.call('send_alert', { message: 'Down', severity: 'low' });
  const args = { alert_id: data['alert_id'] ?? '' };
  stage.world.slack.next.push('hold');
  const cancelling = new AbortController();
  const call = stage.call('escalate_incident', args, { signal: cancelling.signal });
  await expect.poll(() => stage.world.slack.open()).toBe(1);
  cancelling.abort();
  await expect(call).rejects.toThrow();
  await killAll();
  expect((await stage.call('escalate_incident', args)).error).toMatchObject({
    code: 'D',
    errno: 'ECONNREFUSED',
  });
  expect((await stage.call('gather_context', {})).data).toMatchObject({
    context: { state: { open_alerts: [{ next: 'oncall-primary', notified: [] }] } },
  });
});

test.each<[string, JsonObject]>([
  ['send_notification', { message: 'Hi', channels: ['slack'] }],
  ['send_notification', { message: 'Hi', channels: ['dashboard'], priority: 'critical' }],
  ['send_alert', { message: 'Hi', severity: 'low' }],
  ['update_status', { component: 'API', status: 'degraded' }],
  ['broadcast_deployment', { environment: 'a', service: 's', version: '1', status: 'started' }],
  ['escalate_incident', { alert_id: 'a' }],
  ['acknowledge_alert', { alert_id: 'a' }],
])('%s %j is D without a folder to keep its state in', async (tool, args) => {
  await stage.start({ clock: createHastyClock(), data: false });
  expect((await stage.call(tool, args)).error).toMatchObject({ code: 'D', setting: 'PATCHBAY_DATA' });
  expect(stage.world.slack.seen).toEqual([]);
  await expect(stage.client.readResource({ uri: 'dashboard://communication-hub' })).rejects.toThrow(
    'PATCHBAY_DATA',
  );
});

test('another process that keeps the folder is named', async () => {
  await stage.start({ clock: createHastyClock() });
  await stage.call('gather_context', {});
  await stage.start({ clock: createHastyClock() });
  const { error } = await stage.call('send_alert', { message: 'Hi', severity: 'low' });
  expect(error).toMatchObject({ code: 'D', pid: process.pid });
});
