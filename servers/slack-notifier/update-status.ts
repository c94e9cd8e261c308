import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Desks } from '#servers/delivery/desks.ts';
import { Line, Message } from '#servers/delivery/notice.ts';
import { ChannelResult, resultText, throwIfNone } from '#servers/delivery/results.ts';
import { sendNow } from '#servers/delivery/send.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';

export function updateStatus(desks: Desks): Tool {
  return defineTool({
    name: 'update_status',
    title: 'Update a status',
    description:
      'Says in Slack how a component is, and then keeps it on the status board (dashboard://slack-notifier). With incident_id and operational the escalation of that incident ends.',
    input: z.object({
      component: Line,
      status: z.enum(['operational', 'degraded', 'partial_outage', 'major_outage']),
      message: Message,
      incident_id: Line.optional(),
    }),
    output: z.object({
      component: z.string(),
      status: z.string(),
      previous: z.string().optional(),
      since: z.iso.datetime(),
      acknowledged: z.boolean().describe('Whether the escalation of the incident was ended'),
      channels: z.array(ChannelResult),
    }),
    risk: ['write', 'network', 'send'],
    async run({ component, status, message, incident_id: incident }, context) {
      const desk = desks.of(context);
      desk.admit('update_status');
      const { board, alerts } = desk.kept();
      const aim = desk.aim('slack', undefined, 'component');
      const notice = {
        id: randomUUID(),
        subject: `[Status] ${component}: ${status.replaceAll('_', ' ')}`,
        text: incident === undefined ? message : `${message}\n\nIncident ${incident}`,
        priority: status === 'major_outage' ? ('critical' as const) : ('normal' as const),
        attachments: [],
      };
      const results = await sendNow(desk, [aim], notice, context);
      // Before the board: a failed call has changed nothing.
      throwIfNone(results);
      const { now, before } = board.setStatus({
        component,
        status,
        message,
        ...(incident === undefined ? {} : { incident }),
      });
      board.post(notice);
      const open = alerts
        .list()
        .find(({ id, acknowledged }) => id === incident && acknowledged === undefined);
      const over = open !== undefined && status === 'operational';
      if (over) alerts.acknowledge(open.id, 'update_status', message);
      return {
        component,
        status,
        ...(before === undefined ? {} : { previous: before.status }),
        since: now.since,
        acknowledged: over,
        channels: results,
      };
    },
    text: ({ component, status, channels }) => `${component} is ${status}; ${resultText(channels)}.`,
  });
}
