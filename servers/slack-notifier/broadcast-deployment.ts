import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DeploymentDetails, DeploymentStatus, deploymentWords } from '#servers/delivery/deployment.ts';
import type { Desks } from '#servers/delivery/desks.ts';
import { Line } from '#servers/delivery/notice.ts';
import { ChannelResult, resultText, statusOf, throwIfNone } from '#servers/delivery/results.ts';
import { aimAll, sendNow } from '#servers/delivery/send.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';

export function broadcastDeployment(desks: Desks): Tool {
  return defineTool({
    name: 'broadcast_deployment',
    title: 'Broadcast a deployment',
    description:
      'Tells of a deployment: of development by Slack alone, otherwise by Slack, Teams and mail, each with a result of its own.',
    input: z.object({
      environment: z.enum(['development', 'staging', 'production']),
      service: Line,
      version: Line,
      status: DeploymentStatus,
      details: DeploymentDetails,
    }),
    output: z.object({
      message_id: z.string(),
      status: z.enum(['sent', 'partial']),
      channels: z.array(ChannelResult),
    }),
    risk: ['network', 'send'],
    async run(deployment, context) {
      const desk = desks.of(context);
      desk.admit('broadcast_deployment');
      const channels =
        deployment.environment === 'development'
          ? (['slack'] as const)
          : (['slack', 'teams', 'email'] as const);
      const { aims, refused } = aimAll(
        desk,
        channels.map((channel) => ({ channel, field: 'environment' })),
      );
      const id = randomUUID();
      const notice = { id, ...deploymentWords(deployment), priority: 'normal' as const, attachments: [] };
      const results = [...(await sendNow(desk, aims, notice, context)), ...refused];
      throwIfNone(results);
      return { message_id: id, status: statusOf(results), channels: results };
    },
    text: ({ message_id: id, channels }) => `${id}: ${resultText(channels)}`,
  });
}
