import { z } from 'zod';
import { withSlack } from '#servers/delivery/channels/slack-client.ts';
import type { Desks } from '#servers/delivery/desks.ts';
import { channelStates, ChannelState } from '#servers/delivery/overview.ts';
import { defineTool } from '#servers/kit/tool.ts';
import type { Tool } from '#servers/kit/tool.ts';

const PAGE = 200;
const MAX_PAGES = 10;

const Conversation = z.object({ id: z.string(), name: z.string(), is_member: z.boolean() });

export function listChannels(desks: Desks): Tool {
  return defineTool({
    name: 'list_channels',
    title: 'List channels',
    description:
      'Which channels are set up, what they can do, who may be written to, and what is missing where they are not. With types it also asks Slack for its conversations.',
    input: z.object({
      types: z
        .array(z.enum(['public_channel', 'private_channel']))
        .min(1)
        .optional()
        .describe('Conversations of Slack to list'),
      exclude_archived: z.boolean().default(true),
    }),
    output: z.object({
      channels: z.array(ChannelState),
      slack_conversations: z.array(Conversation).optional(),
      more: z.boolean().optional().describe('Whether Slack has more conversations than are listed'),
    }),
    risk: ['read', 'network'],
    async run({ types, exclude_archived }, context) {
      const desk = desks.of(context);
      desk.admit('list_channels');
      const channels = channelStates(desk);
      if (types === undefined) return { channels };
      const missing = desk.channels.slack.missing();
      if (missing !== undefined) throw missing;
      const found: z.infer<typeof Conversation>[] = [];
      let cursor = '';
      for (let page = 0; page < MAX_PAGES && (page === 0 || cursor !== ''); page++) {
        const answer = await withSlack(context.settings, context.signal, (client) =>
          client.conversations.list({
            types: types.join(','),
            exclude_archived,
            limit: PAGE,
            ...(cursor === '' ? {} : { cursor }),
          }),
        );
        for (const { id = '', name = '', is_member = false } of answer.channels ?? [])
          found.push({ id, name, is_member });
        cursor = answer.response_metadata?.next_cursor ?? '';
      }
      return { channels, slack_conversations: found, more: cursor !== '' };
    },
    text: ({ channels, slack_conversations: found }) =>
      [
        ...channels.map(({ channel, ready, problem, recipients }) =>
          ready
            ? `${channel}: ready for ${recipients.join(', ') || 'nobody'}`
            : `${channel}: ${problem ?? ''}`,
        ),
        ...(found ?? []).map(({ id, name }) => `#${name} (${id})`),
      ].join('\n'),
  });
}
