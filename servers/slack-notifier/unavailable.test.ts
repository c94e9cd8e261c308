import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { createHastyClock } from '#servers/delivery/testing/clock.ts';
import { rigOf } from '#servers/delivery/testing/rig.ts';
import { createWorld } from '#servers/delivery/testing/world.ts';
import type { World } from '#servers/delivery/testing/world.ts';
import { connectTo } from '#servers/kit/testing.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { defineNotifier, LIMITS } from './notifier.ts';

const start = rigOf({ server: 'slack-notifier', limits: LIMITS, define: defineNotifier }, connectTo);
const TLS = selfSigned('localhost');
const alert = { alert_type: 'error', severity: 'medium', title: 'Down', description: 'It is down' };

/** One call of every tool that sends, by Slack and what else it sends by. */
const CALLS: [string, JsonObject][] = [
  ['send_notification', { message: 'Hi', channels: ['slack', 'teams', 'sms', 'webhook', 'email'] }],
  ['send_alert', alert],
  ['post_message', { channel_type: 'slack', recipient: '#ops', message: 'Hi' }],
  ['create_channel', { channel_type: 'slack', channel_name: 'ops-2' }],
  ['update_status', { component: 'API', status: 'degraded', message: 'Slow' }],
  ['broadcast_deployment', { environment: 'production', service: 's', version: '1', status: 'started' }],
  ['escalate_incident', { incident_id: 'i1', severity: 'medium', description: 'Bad' }],
  ['list_channels', { types: ['public_channel'] }],
];
const UNSET = {
  SLACK_BOT_TOKEN: '',
  TEAMS_WEBHOOK_URL: '',
  SMTP_USERNAME: '',
  SMS_AUTH_TOKEN: '',
  WEBHOOK_URLS: '',
};

let world: World;
let rig: Awaited<ReturnType<typeof start>> | undefined;

beforeEach(async () => {
  world = await createWorld(TLS);
});

afterEach(async () => {
  await rig?.stop();
  await world.end();
});

/** What the failed call left behind must be nothing: the same call must not be suppressed or told twice. */
async function expectNothingLeft(): Promise<void> {
  const { data } = (await rig?.call('gather_context', {})) ?? {};
  expect(data).toMatchObject({ context: { state: { statuses: [], open_alerts: [], notices: [] } } });
}

test.each(CALLS)('%s is D when nothing is set up, and says what to set', async (tool, args) => {
  rig = await start(world, { clock: createHastyClock(), settings: UNSET });
  const { error, text } = await rig.call(tool, args);
  expect(error).toMatchObject({ code: 'D', setting: 'SLACK_BOT_TOKEN' });
  expect(text).toContain("Set SLACK_BOT_TOKEN in this server's settings in Patchbay");
  await expectNothingLeft();
});

test.each(CALLS)('%s is D when nobody is there any more', async (tool, args) => {
  rig = await start(world, { clock: createHastyClock() });
  const { slack, teams, twilio, webhook, mail } = world;
  await Promise.all([slack, teams, twilio, webhook, mail].map((service) => service.kill()));
  const { error } = await rig.call(tool, args);
  expect(error).toMatchObject({ code: 'D', errno: 'ECONNREFUSED' });
  await expectNothingLeft();
});

test.each(CALLS)('%s is an error when the services are killed during the call', async (tool, args) => {
  rig = await start(world, { clock: createHastyClock() });
  const { slack, teams, twilio, webhook, mail } = world;
  const http = [slack, teams, twilio, webhook];
  for (const fake of http) fake.next.push('hold');
  mail.onData.hook = async () => {
    await mail.kill();
    return new Error('killed');
  };
  const call = rig.call(tool, args);
  await expect.poll(() => slack.seen.length).toBe(1);
  await Promise.all(http.map((fake) => fake.kill()));
  const { error } = await call;
  expect(['D', 'E']).toContain(error?.['code']);
  expect(http.flatMap(({ accepted }) => accepted)).toEqual([]);
  expect(mail.mails).toEqual([]);
  await expectNothingLeft();
});

test.each(['send_alert', 'update_status', 'escalate_incident', 'acknowledge_alert'])(
  '%s is D without a folder to keep its state in',
  async (tool) => {
    rig = await start(world, { clock: createHastyClock(), data: false });
    const args = CALLS.find(([name]) => name === tool)?.[1] ?? { alert_id: 'a' };
    expect((await rig.call(tool, args)).error).toMatchObject({ code: 'D', setting: 'PATCHBAY_DATA' });
    expect(world.slack.seen).toEqual([]);
    expect((await rig.call('post_message', CALLS[2]?.[1] ?? {})).error).toBeUndefined();
  },
);

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
  expect((await rig.call('list_channels', {})).data['channels']).toMatchObject([
    { breaker: 'closed' },
    {},
    {},
    {},
    {},
    {},
  ]);
  await expectNothingLeft();
});

test('a mail that is cancelled hangs up', async () => {
  rig = await start(world, { clock: createHastyClock() });
  let arrived = false;
  world.mail.onData.hook = () => {
    arrived = true;
    return new Promise(() => undefined);
  };
  const cancelling = new AbortController();
  const args = { channel_type: 'email', recipient: 'ann@example.com', message: 'Hi' };
  const call = rig.call('post_message', args, { signal: cancelling.signal });
  await expect.poll(() => arrived).toBe(true);
  cancelling.abort();
  await expect(call).rejects.toThrow();
  await expect.poll(() => world.mail.connections()).toBe(0);
  expect(world.mail.mails).toEqual([]);
});
