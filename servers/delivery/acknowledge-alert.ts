import { z } from 'zod';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import type { Desks } from './desks.ts';
import { Line } from './notice.ts';

/** Without it an escalation could never be stopped. */
export function acknowledgeAlert(desks: Desks): Tool {
  return defineTool({
    name: 'acknowledge_alert',
    title: 'Acknowledge an alert',
    description:
      'Says that somebody has taken an alert on: it is not escalated any further. The first acknowledgement stays.',
    input: z.object({
      alert_id: Line.describe('As send_alert or escalate_incident answered it'),
      by: Line.default('owner').describe('Who has taken it on'),
      note: z.string().max(2_000).default(''),
    }),
    output: z.object({
      alert_id: z.string(),
      acknowledged_by: z.string(),
      acknowledged_at: z.iso.datetime(),
      note: z.string(),
      already: z.boolean().describe('Whether it had been acknowledged before'),
      levels_notified: z.array(z.string()),
    }),
    risk: ['write'],
    annotations: { idempotentHint: true },
    // oxlint-disable-next-line require-await -- a throw becomes a rejection
    async run({ alert_id: id, by, note }, context) {
      const desk = desks.of(context);
      desk.admit('acknowledge_alert');
      const { alerts } = desk.kept();
      const already = alerts.get(id).acknowledged !== undefined;
      const { acknowledged, history } = alerts.acknowledge(id, by, note);
      return {
        alert_id: id,
        acknowledged_by: acknowledged?.by ?? by,
        acknowledged_at: new Date(acknowledged?.at ?? desk.now()).toISOString(),
        note: acknowledged?.note ?? note,
        already,
        levels_notified: history.map(({ level }) => level),
      };
    },
    text: ({ alert_id: id, acknowledged_by: by, already }) =>
      already ? `${id} was acknowledged by ${by} before.` : `${id} is acknowledged by ${by}.`,
  });
}
