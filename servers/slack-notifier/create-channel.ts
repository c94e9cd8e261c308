import { z } from 'zod';
import {
  channelParameters,
  channelTool,
  createChannel,
  SlackChannelName,
} from '#servers/delivery/create-channel.ts';
import type { Desks } from '#servers/delivery/desks.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';

export function createChannelTool(desks: Desks): Tool {
  return defineTool({
    ...channelTool,
    input: z.object({ channel_name: SlackChannelName, ...channelParameters }),
    run({ channel_name: name, ...wanted }, context) {
      const desk = desks.of(context);
      desk.admit('create_channel');
      return createChannel(desk, context.settings, { name, ...wanted }, context.signal);
    },
  });
}
