import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { createHastyClock } from '#servers/delivery/testing/clock.ts';
import { useStage } from '#servers/delivery/testing/stage.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { notifier } from './notifier.ts';

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

const stage = useStage(notifier, selfSigned('localhost'));

/** What the failed call left behind must be nothing: the same call must not be suppressed or told twice. */
async function expectNothingLeft(): Promise<void> {
  const { data } = await stage.call('gather_context', {});
  expect(data).toMatchObject({ context: { state: { statuses: [], open_alerts: [], notices: [] } } });
}

test.each(CALLS)('%s is D when nothing is set up, and says what to set', async (tool, args) => {
  await stage.start({ clock: createHastyClock(), settings: UNSET });
  const { error, text } = await stage.call(tool, args);
  expect(error).toMatchObject({ code: 'D', setting: 'SLACK_BOT_TOKEN' });
  expect(text).toContain("Set SLACK_BOT_TOKEN in this server's settings in Patchbay");
  await expectNothingLeft();
});

test.each(CALLS)('%s is D when nobody is there any more', async (tool, args) => {
  await stage.start({ clock: createHastyClock() });
  const { slack, teams, twilio, webhook, mail } = stage.world;
  await Promise.all([slack, teams, twilio, webhook, mail].map((service) => service.kill()));
  const { error } = await stage.call(tool, args);
  expect(error).toMatchObject({ code: 'D', errno: 'ECONNREFUSED' });
  await expectNothingLeft();
});

test.each(CALLS)('%s is an error when the services are killed during the call', async (tool, args) => {
  await stage.start({ clock: createHastyClock() });
  const { slack, teams, twilio, webhook, mail } = stage.world;
  const http = [slack, teams, twilio, webhook];
  for (const fake of http) fake.next.push('hold');
  mail.onData.hook = async () => {
    await mail.kill();
    return new Error('killed');
  };
  const call = stage.call(tool, args);
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
    await stage.start({ clock: createHastyClock(), data: false });
    const args = CALLS.find(([name]) => name === tool)?.[1] ?? { alert_id: 'a' };
    expect((await stage.call(tool, args)).error).toMatchObject({ code: 'D', setting: 'PATCHBAY_DATA' });
    expect(stage.world.slack.seen).toEqual([]);
    expect((await stage.call('post_message', CALLS[2]?.[1] ?? {})).error).toBeUndefined();
  },
);

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
  expect((await stage.call('list_channels', {})).data['channels']).toMatchObject([
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
  await stage.start({ clock: createHastyClock() });
  let arrived = false;
  stage.world.mail.onData.hook = () => {
    arrived = true;
    return new Promise(() => undefined);
  };
  const cancelling = new AbortController();
  const args = { channel_type: 'email', recipient: 'ann@example.com', message: 'Hi' };
  const call = stage.call('post_message', args, { signal: cancelling.signal });
  await expect.poll(() => arrived).toBe(true);
  cancelling.abort();
  await expect(call).rejects.toThrow();
  await expect.poll(() => stage.world.mail.connections()).toBe(0);
  expect(stage.world.mail.mails).toEqual([]);
});
