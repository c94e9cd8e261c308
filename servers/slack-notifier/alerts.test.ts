import { expect, test } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { createMovedClock } from '#servers/delivery/testing/clock.ts';
import type { MovedClock } from '#servers/delivery/testing/clock.ts';
import { useStage } from '#servers/delivery/testing/stage.ts';
import { selfSigned } from '../../test/support/certificate.ts';
import { notifier } from './notifier.ts';

const critical = {
  alert_type: 'security',
  severity: 'critical',
  title: 'Breach',
  description: 'Somebody is in',
};

let clock: MovedClock;
const stage = useStage(notifier, selfSigned('localhost'), () => {
  clock = createMovedClock();
  return { clock };
});

const texted = (): (string | null)[] =>
  stage.world.twilio.accepted.map(({ body }) => new URLSearchParams(body).get('To'));
const mailed = (): string[] => stage.world.mail.mails.flatMap(({ to }) => to);
const depth = async (): Promise<unknown> => (await stage.call('gather_context', {})).data;

test('the channels of a severity', async () => {
  const reached = async (severity: string): Promise<unknown[]> => {
    const { data } = await stage.call('send_alert', { ...critical, severity, title: severity });
    return (data['channels'] as { channel: string; status: string }[]).map(
      ({ channel, status }) => `${channel} ${status}`,
    );
  };
  expect(await reached('low')).toEqual(['slack sent']);
  expect(await reached('medium')).toEqual(['slack sent', 'email sent']);
  expect(await reached('high')).toEqual(['slack sent', 'email sent', 'teams sent']);
  expect(await reached('critical')).toEqual(['slack sent', 'email sent', 'teams sent', 'sms sent']);
});

test('the same alert is told once in 300 s, also after a restart; that is not an error', async () => {
  const first = await stage.call('send_alert', critical);
  await stage.stop();
  await stage.start({ clock });
  clock.move(100_000);
  const again = await stage.call('send_alert', critical);
  expect(again.data).toMatchObject({
    status: 'suppressed',
    alert_id: first.data['alert_id'],
    again_in_seconds: 200,
  });
  expect(
    stage.world.slack.accepted.filter(({ body }) => body.includes('Breach') && !body.includes('ESCALATION')),
  ).toHaveLength(1);
  expect((await stage.call('send_alert', { ...critical, title: 'Other' })).data).toMatchObject({
    status: 'sent',
  });
  expect((await stage.call('send_alert', { ...critical, suppress_duplicate: false })).data).toMatchObject({
    status: 'sent',
  });
  clock.move(200_000);
  expect((await stage.call('send_alert', critical)).data).toMatchObject({ status: 'sent' });
});

test('a critical alert goes to on-call after 60 s and to the team lead after 180 s, and says who cannot be reached', async () => {
  const { data, text } = await stage.call('send_alert', critical);
  expect(data['escalation']).toMatchObject([
    { level: 'on-call', at: '2026-01-01T00:01:00.000Z', reachable: true },
    { level: 'team-lead', at: '2026-01-01T00:03:00.000Z', reachable: true },
    { level: 'cto', reachable: false, problem: expect.stringContaining('ESCALATION_CONTACTS') as string },
  ]);
  expect(text).toContain('cto');
  clock.move(59_000);
  expect(texted()).toEqual(['+4915112345678']);
  clock.move(1_000);
  await expect.poll(texted).toEqual(['+4915112345678', '+4915199999999']);
  expect(new URLSearchParams(stage.world.slack.accepted.at(-1)?.body).get('channel')).toBe('U0ONCALL1');
  expect(mailed()).toEqual(['ann@example.com']);
  clock.move(120_000);
  await expect.poll(mailed).toEqual(['ann@example.com', 'lead@example.com']);
  clock.move(120_000);
  expect(await depth()).toMatchObject({
    context: {
      state: {
        open_alerts: [
          { notified: [{}, {}, { level: 'cto', problem: 'nobody is behind this name' }], next: null },
        ],
      },
    },
  });
});

test('an acknowledged alert is not escalated any more', async () => {
  const { data } = await stage.call('send_alert', critical);
  clock.move(60_000);
  await expect.poll(texted).toHaveLength(2);
  const said = await stage.call('acknowledge_alert', {
    alert_id: data['alert_id'] ?? '',
    by: 'ann',
    note: 'on it',
  });
  expect(said.data).toMatchObject({ acknowledged_by: 'ann', already: false, levels_notified: ['on-call'] });
  const again = await stage.call('acknowledge_alert', { alert_id: data['alert_id'] ?? '', by: 'bob' });
  expect(again.data).toMatchObject({ acknowledged_by: 'ann', note: 'on it', already: true });
  await expect.poll(() => clock.waiting()).toBe(0);
  clock.move(3_600_000);
  expect(await depth()).toMatchObject({ context: { state: { open_alerts: [], queued: { critical: 0 } } } });
  expect(mailed()).toEqual(['ann@example.com']);
});

test('timers survive a restart: what fell due meanwhile is told at once, the rest in its time', async () => {
  await stage.call('send_alert', critical);
  await stage.stop();
  expect(clock.waiting()).toBe(0);
  clock.move(90_000);
  expect(texted()).toHaveLength(1);
  await stage.start({ clock });
  await stage.call('gather_context', {});
  clock.move(0);
  await expect.poll(texted).toHaveLength(2);
  expect(mailed()).toEqual(['ann@example.com']);
  clock.move(90_000);
  await expect.poll(mailed).toEqual(['ann@example.com', 'lead@example.com']);
});

test('a chain of its own, by contact and by recipient; the end of the incident ends it', async () => {
  const chain: JsonObject[] = [
    { channel: 'slack', recipient: '#dev', delay_seconds: 10 },
    { contact: 'manager', delay_seconds: 20 },
  ];
  const args: JsonObject = {
    incident_id: 'INC-1',
    severity: 'low',
    description: 'Broken',
    escalation_chain: chain,
    runbook_url: 'https://example.com/run',
  };
  const { data } = await stage.call('escalate_incident', args);
  expect(data).toMatchObject({
    incident_id: 'INC-1',
    status: 'sent',
    escalation: [{ level: '#dev' }, { level: 'manager' }],
  });
  expect(new URLSearchParams(stage.world.slack.accepted[0]?.body).get('text')).toContain(
    'Runbook: https://example.com/run',
  );
  expect((await stage.call('escalate_incident', args)).data).toMatchObject({ status: 'already_escalating' });
  expect(stage.world.slack.accepted).toHaveLength(1);
  clock.move(10_000);
  await expect.poll(() => stage.world.slack.accepted.length).toBe(2);
  const over = { component: 'API', status: 'operational', message: 'Fixed', incident_id: 'INC-1' };
  expect((await stage.call('update_status', over)).data).toMatchObject({ acknowledged: true });
  clock.move(60_000);
  expect(mailed()).toEqual([]);
});

test('an escalation that fails is tried again by itself, and given up in the end', async () => {
  await stage.call('send_alert', { ...critical, severity: 'high' });
  stage.world.mail.onData.hook = () =>
    Promise.resolve(Object.assign(new Error('busy'), { responseCode: 451 }));
  clock.move(300_000);
  for (const wait of [1_000, 2_000]) {
    await expect.poll(async () => JSON.stringify(await depth())).toContain('"critical":1');
    await expect.poll(() => clock.waiting()).toBe(2);
    clock.move(wait);
  }
  await expect.poll(async () => JSON.stringify(await depth())).toContain('"not_delivered":[{');
  expect(await depth()).toMatchObject({
    context: {
      state: { not_delivered: [{ channel: 'email', recipient: 'lead@example.com', attempts: 3, code: 'E' }] },
    },
  });
});
