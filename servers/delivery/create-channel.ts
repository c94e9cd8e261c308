import { z } from 'zod';
import { ToolFailure } from '#servers/kit/failure.ts';
import type { Settings } from '#servers/kit/settings.ts';
import { withSlack } from './channels/slack-client.ts';
import type { Desk } from './desk.ts';

/** https://docs.slack.dev/reference/methods/conversations.create says what a name may be. */
export const SlackChannelName = z
  .string()
  .regex(/^[\p{Ll}\p{Lo}\p{N}_-]{1,80}$/u, 'must be 1 to 80 lower-case letters, digits, - or _');

/** Ids of Slack, which alone can be invited. */
const SlackMembers = z
  .array(z.string().regex(/^[UW][A-Z0-9]{5,}$/, 'must be an id such as U024BE7LH'))
  .max(1_000);

const CreatedChannel = z.object({
  channel_id: z.string(),
  name: z.string(),
  invited: z.array(z.string()),
  problems: z.array(z.string()).describe('What did not work after the channel was made'),
});
type CreatedChannel = z.infer<typeof CreatedChannel>;

/** What both servers' tools have in common; they call the name of the channel differently. */
export const channelTool = {
  name: 'create_channel',
  title: 'Create a channel',
  description:
    'Makes a public channel in Slack, says what it is for and invites members of SLACK_CHANNELS. Teams cannot be done through its webhook.',
  output: CreatedChannel,
  risk: ['write', 'network', 'send'] as const,
  text: createdText,
};

export const channelParameters = {
  channel_type: z.enum(['slack', 'teams']),
  description: z.string().min(1).max(250).optional(),
  members: SlackMembers.default([]).describe('Ids such as U024BE7LH'),
};

interface Wanted {
  channel_type: 'slack' | 'teams';
  name: string;
  description?: string | undefined;
  members: readonly string[];
}

/** Makes a public channel, says what it is for, and invites. Throws D for Teams and where Slack is not set up. */
export async function createChannel(
  desk: Desk,
  settings: Settings,
  { channel_type: type, name, description, members }: Wanted,
  signal: AbortSignal,
): Promise<CreatedChannel> {
  if (type === 'teams') {
    throw new ToolFailure('D', 'A channel cannot be made through the webhook of Teams. Make it in Teams.', {
      field: 'channel_type',
    });
  }
  const missing = desk.channels.slack.missing();
  if (missing !== undefined) throw missing;
  for (const [index, member] of members.entries()) desk.aim('slack', member, `members.${index}`);
  const made = await withSlack(settings, signal, (client) => client.conversations.create({ name }));
  const id = made.channel?.id ?? '';
  const problems: string[] = [];
  /** The channel is there: what fails now is told and does not undo it. */
  async function also(what: string, act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof ToolFailure)) throw error;
      problems.push(`${what}: ${error.message}`);
      return false;
    }
  }
  if (description !== undefined) {
    await also('description', () =>
      withSlack(settings, signal, (client) =>
        client.conversations.setPurpose({ channel: id, purpose: description }),
      ),
    );
  }
  const invited =
    members.length > 0 &&
    (await also('members', () =>
      withSlack(settings, signal, (client) =>
        client.conversations.invite({ channel: id, users: members.join(',') }),
      ),
    ));
  return { channel_id: id, name: made.channel?.name ?? name, invited: invited ? [...members] : [], problems };
}

function createdText({ channel_id: id, name, invited, problems }: CreatedChannel): string {
  const joined = invited.length === 0 ? '' : `, ${invited.length} invited`;
  return `Made #${name} (${id})${joined}.${problems.length === 0 ? '' : ` Not done: ${problems.join('; ')}`}`;
}
