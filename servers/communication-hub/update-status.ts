import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Desks } from '#servers/delivery/desks.ts';
import { Line, Message } from '#servers/delivery/notice.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { dispatch, Dispatched, dispatchedText } from './dispatch.ts';

export function updateStatus(desks: Desks): Tool {
  return defineTool({
    name: 'update_status',
    title: 'Update a status',
    description:
      'Keeps how a component is on the status board (dashboard://communication-hub) and tells Slack: an outage at once, anything else through the queue.',
    input: z.object({
      component: Line,
      status: z.enum(['operational', 'degraded', 'outage', 'maintenance']),
      message: Message.optional(),
      incident_url: z.url({ protocol: /^https?$/ }).optional(),
    }),
    output: Dispatched.extend({
      component: z.string(),
      status: z.string(),
      previous: z.string().optional(),
      since: z.iso.datetime(),
    }),
    risk: ['write', 'network', 'send'],
    async run({ component, status, message, incident_url: incident }, context) {
      const desk = desks.of(context);
      desk.admit('update_status');
      const { board } = desk.kept();
      const notice = {
        id: randomUUID(),
        subject: `[Status] ${component}: ${status}`,
        text: [message ?? `${component} is ${status}.`, incident]
          .filter((part) => part !== undefined)
          .join('\n\n'),
        priority: status === 'outage' ? ('critical' as const) : ('normal' as const),
        attachments: [],
      };
      // Before the board: a failed call has changed nothing.
      const dispatched = await dispatch(desk, [{ channel: 'slack', field: 'component' }], notice, context);
      const { now, before } = board.setStatus({
        component,
        status,
        ...(message === undefined ? {} : { message }),
        ...(incident === undefined ? {} : { incident }),
      });
      board.post(notice);
      return {
        ...dispatched,
        component,
        status,
        ...(before === undefined ? {} : { previous: before.status }),
        since: now.since,
      };
    },
    text: ({ component, status, ...dispatched }) =>
      `${component} is ${status}; ${dispatchedText(dispatched)}`,
  });
}
