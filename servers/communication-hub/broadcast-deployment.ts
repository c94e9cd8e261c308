import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DeploymentDetails, DeploymentStatus, deploymentWords } from '#servers/delivery/deployment.ts';
import type { Desks } from '#servers/delivery/desks.ts';
import { Line } from '#servers/delivery/notice.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';
import { dispatch, Dispatched, dispatchedText } from './dispatch.ts';

export function broadcastDeployment(desks: Desks): Tool {
  return defineTool({
    name: 'broadcast_deployment',
    title: 'Broadcast a deployment',
    description:
      'Tells of a deployment by Slack, of production by Teams and mail too, and keeps it on the dashboard. A failed one is critical and sent at once; others are queued.',
    input: z.object({
      environment: Line,
      service: Line,
      version: Line,
      status: DeploymentStatus,
      details: DeploymentDetails,
    }),
    output: Dispatched,
    risk: ['network', 'send'],
    async run(deployment, context) {
      const desk = desks.of(context);
      desk.admit('broadcast_deployment');
      const { board } = desk.kept();
      const production = deployment.environment.toLowerCase() === 'production';
      const channels = production ? (['slack', 'teams', 'email'] as const) : (['slack'] as const);
      const notice = {
        id: randomUUID(),
        ...deploymentWords(deployment),
        priority: deployment.status === 'failed' ? ('critical' as const) : ('normal' as const),
        attachments: [],
      };
      const wishes = channels.map((channel) => ({ channel, field: 'environment' }));
      const dispatched = await dispatch(desk, wishes, notice, context);
      board.post(notice);
      return dispatched;
    },
    text: dispatchedText,
  });
}
