import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { createHastyClock } from '#servers/delivery/testing/clock.ts';
import { rigOf } from '#servers/delivery/testing/rig.ts';
import { createWorld } from '#servers/delivery/testing/world.ts';
import type { World } from '#servers/delivery/testing/world.ts';
import { connectTo } from '#servers/kit/testing.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { defineHub, LIMITS } from './hub.ts';

const start = rigOf({ server: 'communication-hub', limits: LIMITS, define: defineHub }, connectTo);
const TLS = selfSigned('localhost');

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

let world: World;
let rig: Awaited<ReturnType<typeof start>> | undefined;

beforeEach(async () => {
  world = await createWorld(TLS);
});

afterEach(async () => {
  await rig?.stop();
  await world.end();
});

async function killAll(): Promise<void> {
  const { slack, teams, twilio, webhook, mail } = world;
  await Promise.all([slack, teams, twilio, webhook, mail].map((service) => service.kill()));
}

async function expectNothingLeft(): Promise<void> {
  const { data } = (await rig?.call('gather_context', {})) ?? {};
  const state = { statuses: [], open_alerts: [], notices: [], queued: { critical: 0, normal: 0 } };
  expect(data).toMatchObject({ context: { state } });
}

test.each(CALLS)('%s is D when nothing is set up', async (tool, args) => {
  rig = await start(world, { clock: createHastyClock(), settings: UNSET });
  expect((await rig.call(tool, args)).error).toMatchObject({ code: 'D', setting: 'SLACK_BOT_TOKEN' });
  await expectNothingLeft();
});

test.each(BY_CHANNEL)(
  '%s that is not set up is D, alone, and names %3$s',
  async (channel, recipient, setting) => {
    rig = await start(world, { clock: createHastyClock(), settings: UNSET });
    const one = await rig.call('post_message', { channel, recipient, message: 'Hi' });
    expect(one.error).toMatchObject({ code: 'D', setting });
    const among = await rig.call('send_notification', { message: 'Hi', channels: [channel, 'dashboard'] });
    expect(among.data).toMatchObject({
      failed: [{ channel, error: { code: 'D', setting } }],
      queued: [{ channel: 'dashboard' }],
    });
  },
);

test.each(CALLS)('%s is D when nobody is there any more', async (tool, args) => {
  rig = await start(world, { clock: createHastyClock() });
  await killAll();
  expect((await rig.call(tool, args)).error).toMatchObject({ code: 'D', errno: 'ECONNREFUSED' });
  await expectNothingLeft();
});

test.each(CALLS)('%s is an error when the services are killed during the call', async (tool, args) => {
  rig = await start(world, { clock: createHastyClock() });
  const http = [world.slack, world.teams, world.twilio, world.webhook];
  for (const fake of http) fake.next.push('hold');
  world.mail.onData.hook = async () => {
    await world.mail.kill();
    return new Error('killed');
  };
  const call = rig.call(tool, args);
  await expect.poll(() => world.slack.seen.length).toBe(1);
  await killAll();
  expect(['D', 'E']).toContain((await call).error?.['code']);
  expect(http.flatMap(({ accepted }) => accepted)).toEqual([]);
  await expectNothingLeft();
});

test.each(CALLS)('%s that is cancelled hangs up and is not tried again', async (tool, args) => {
  rig = await start(world, { clock: createHastyClock() });
  world.slack.next.push('hold');
  const cancelling = new AbortController();
  const call = rig.call(tool, args, { signal: cancelling.signal });
  await expect.poll(() => world.slack.seen.length).toBe(1);
  cancelling.abort();
  await expect(call).rejects.toThrow();
  await expect.poll(() => world.slack.open()).toBe(0);
  expect(world.slack.seen).toHaveLength(1);
  await expectNothingLeft();
});

test('an escalation that is cancelled or fails leaves its level to be told', async () => {
  rig = await start(world, { clock: createHastyClock() });
  const { data } = await rig.call('send_alert', { message: 'Down', severity: 'low' });
  const args = { alert_id: data['alert_id'] ?? '' };
  world.slack.next.push('hold');
  const cancelling = new AbortController();
  const call = rig.call('escalate_incident', args, { signal: cancelling.signal });
  await expect.poll(() => world.slack.open()).toBe(1);
  cancelling.abort();
  await expect(call).rejects.toThrow();
  await killAll();
  expect((await rig.call('escalate_incident', args)).error).toMatchObject({
    code: 'D',
    errno: 'ECONNREFUSED',
  });
  expect((await rig.call('gather_context', {})).data).toMatchObject({
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
  rig = await start(world, { clock: createHastyClock(), data: false });
  expect((await rig.call(tool, args)).error).toMatchObject({ code: 'D', setting: 'PATCHBAY_DATA' });
  expect(world.slack.seen).toEqual([]);
  await expect(rig.client.readResource({ uri: 'dashboard://communication-hub' })).rejects.toThrow(
    'PATCHBAY_DATA',
  );
});

test('another process that keeps the folder is named', async () => {
  const other = await start(world, { clock: createHastyClock() });
  await other.call('gather_context', {});
  rig = await start(world, { clock: createHastyClock() });
  const { error } = await rig.call('send_alert', { message: 'Hi', severity: 'low' });
  expect(error).toMatchObject({ code: 'D', pid: process.pid });
  await other.stop();
});
