import { expect, test } from 'vitest';
import { createMovedClock } from '#servers/delivery/testing/clock.ts';
import type { MovedClock } from '#servers/delivery/testing/clock.ts';
import { useStage } from '#servers/delivery/testing/stage.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { hub } from './hub.ts';

const MINUTE = 60_000;
const ESCALATION_CONTACTS =
  'oncall-primary=slack:U0PRIMARY, oncall-secondary=slack:U0SECOND, team-lead=slack:U0LEAD, manager=slack:U0BOSS, security-lead=slack:U0SECURITY';

let clock: MovedClock;
const stage = useStage(hub, selfSigned('localhost'), () => {
  clock = createMovedClock();
  return { clock, settings: { ESCALATION_CONTACTS } };
});

/** Who was told in Slack, after the channel of the alert itself. */
const told = (): (string | null)[] =>
  stage.world.slack.accepted.map(({ body }) => new URLSearchParams(body).get('channel')).slice(1);
const raise = async (severity: string, escalation_policy = 'default'): Promise<string> => {
  const args = { message: 'Down', severity, escalation_policy, metadata: { host: 'db1' } };
  const { data } = await stage.call('send_alert', args);
  expect(data).toMatchObject({ alert_id: expect.stringMatching(/^alert-/) as string });
  return data['alert_id'] as string;
};

test('a critical alert goes through its chain after 5, 10, 20 and 30 minutes', async () => {
  const id = await raise('critical');
  expect(new URLSearchParams(stage.world.slack.accepted[0]?.body).get('text')).toContain(
    `host: db1\n\nAlert ${id}`,
  );
  for (const [minutes, chain] of [
    [5, ['U0PRIMARY']],
    [5, ['U0PRIMARY', 'U0SECOND']],
    [10, ['U0PRIMARY', 'U0SECOND', 'U0LEAD']],
    [10, ['U0PRIMARY', 'U0SECOND', 'U0LEAD', 'U0BOSS']],
  ] as const) {
    clock.move(minutes * MINUTE - 1);
    expect(told()).toHaveLength(chain.length - 1);
    clock.move(1);
    await expect.poll(told).toEqual(chain);
    // The queue has settled before time goes on.
    await expect
      .poll(async () => JSON.stringify((await stage.call('gather_context', {})).data))
      .toContain('"critical":0');
  }
  expect((await stage.call('escalate_incident', { alert_id: id })).data).toMatchObject({
    status: 'max_escalation_reached',
  });
});

test('an alert that is not critical waits to be escalated, level by level', async () => {
  const id = await raise('high', 'critical');
  clock.move(60 * MINUTE);
  expect(told()).toEqual([]);
  const first = await stage.call('escalate_incident', { alert_id: id, reason: 'Still down' });
  expect(first.data).toMatchObject({
    status: 'escalated',
    level: 'oncall-primary',
    channels: [{ status: 'sent' }],
  });
  expect(new URLSearchParams(stage.world.slack.accepted[1]?.body).get('text')).toContain(
    'Reason: Still down',
  );
  const second = await stage.call('escalate_incident', { alert_id: id, skip_levels: 1 });
  expect(second.data).toMatchObject({ status: 'escalated', level: 'manager' });
  expect(told()).toEqual(['U0PRIMARY', 'U0BOSS']);
  expect((await stage.call('escalate_incident', { alert_id: id })).error).toMatchObject({
    code: 'D',
    contact: 'director',
  });
  expect((await stage.call('escalate_incident', { alert_id: id, skip_levels: 1 })).data).toMatchObject({
    status: 'max_escalation_reached',
    channels: [],
  });
});

test('a level that was asked for is not told again by its timer; one that failed stays next', async () => {
  const id = await raise('critical');
  await stage.call('escalate_incident', { alert_id: id });
  clock.move(5 * MINUTE);
  expect(told()).toEqual(['U0PRIMARY']);
  stage.world.slack.next.push({ status: 200, body: '{"ok":false,"error":"invalid_auth"}' });
  expect((await stage.call('escalate_incident', { alert_id: id })).error).toMatchObject({ code: 'A' });
  const again = await stage.call('escalate_incident', { alert_id: id });
  expect(again.data).toMatchObject({ level: 'oncall-secondary' });
});

test('an acknowledged alert is left in peace', async () => {
  const id = await raise('critical');
  await stage.call('acknowledge_alert', { alert_id: id });
  clock.move(60 * MINUTE);
  expect((await stage.call('escalate_incident', { alert_id: id })).data).toMatchObject({
    status: 'acknowledged',
  });
  expect(told()).toEqual([]);
});

test('an alert that nobody knows is N', async () => {
  expect((await stage.call('escalate_incident', { alert_id: 'alert-1' })).error).toMatchObject({ code: 'N' });
  expect((await stage.call('acknowledge_alert', { alert_id: 'alert-1' })).error).toMatchObject({ code: 'N' });
});

test('contacts that cannot be read are D before anything is sent', async () => {
  await stage.stop();
  await stage.start({ clock, settings: { ESCALATION_CONTACTS: 'team-lead: ann@example.com' } });
  const { error } = await stage.call('send_alert', { message: 'Down', severity: 'low' });
  expect(error).toMatchObject({ code: 'D', setting: 'ESCALATION_CONTACTS' });
  expect(stage.world.slack.seen).toEqual([]);
});
