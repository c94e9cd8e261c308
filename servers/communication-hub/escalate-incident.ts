import { z } from 'zod';
import { noContact } from '#servers/delivery/contacts.ts';
import { levelNotice } from '#servers/delivery/desk.ts';
import type { Desks } from '#servers/delivery/desks.ts';
import { Line } from '#servers/delivery/notice.ts';
import { ChannelResult, resultText, throwIfNone } from '#servers/delivery/results.ts';
import { sendNow } from '#servers/delivery/send.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';

export function escalateIncident(desks: Desks): Tool {
  return defineTool({
    name: 'escalate_incident',
    title: 'Escalate an incident',
    description:
      'Tells the next level of an alert now, without waiting for its time. At the end of the chain the answer is max_escalation_reached; of an acknowledged alert nobody is told any more.',
    input: z.object({
      alert_id: Line.describe('As send_alert answered it'),
      reason: z.string().trim().min(1).max(2_000).optional(),
      skip_levels: z.int().min(0).max(20).default(0).describe('Levels to leave out'),
    }),
    output: z.object({
      alert_id: z.string(),
      status: z.enum(['escalated', 'max_escalation_reached', 'acknowledged']),
      level: z.string().optional(),
      channels: z.array(ChannelResult),
    }),
    risk: ['network', 'send'],
    async run({ alert_id: id, reason, skip_levels: skip }, context) {
      const desk = desks.of(context);
      desk.admit('escalate_incident');
      const { alerts } = desk.kept();
      const alert = alerts.get(id);
      if (alert.acknowledged !== undefined)
        return { alert_id: id, status: 'acknowledged' as const, channels: [] };
      const index = alert.next + skip;
      const level = alert.levels[index];
      if (level === undefined)
        return { alert_id: id, status: 'max_escalation_reached' as const, channels: [] };
      if (level.aims.length === 0) throw noContact(level.name);
      const notice = levelNotice(alert, level);
      const text = reason === undefined ? notice.text : `${notice.text}\n\nReason: ${reason}`;
      const results = await sendNow(desk, level.aims, { ...notice, text }, context);
      throwIfNone(results);
      alerts.advance(id, index);
      return { alert_id: id, status: 'escalated' as const, level: level.name, channels: results };
    },
    text: ({ alert_id: id, status, level, channels }) =>
      level === undefined ? `${id}: ${status}.` : `${id} is with ${level}: ${resultText(channels)}.`,
  });
}
