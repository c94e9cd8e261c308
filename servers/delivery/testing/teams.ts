import { z } from 'zod';
import { startFake } from './fake.ts';
import type { Fake, Reply, Seen } from './fake.ts';

export const TEAMS_PATH = '/workflows/0123/triggers/manual/paths/invoke';

/**
 * A message with a card:
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using#send-adaptive-cards-using-an-incoming-webhook
 * and the card: https://adaptivecards.io/explorer/TextBlock.html
 */
const TextBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string().min(1),
  wrap: z.boolean().optional(),
  weight: z.enum(['Lighter', 'Default', 'Bolder']).optional(),
  size: z.enum(['Small', 'Default', 'Medium', 'Large', 'ExtraLarge']).optional(),
});
const CardMessage = z.strictObject({
  type: z.literal('message'),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal('application/vnd.microsoft.card.adaptive'),
        contentUrl: z.null(),
        content: z.strictObject({
          $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
          type: z.literal('AdaptiveCard'),
          version: z.enum(['1.2', '1.3', '1.4', '1.5']),
          body: z.array(TextBlock).min(1),
        }),
      }),
    )
    .length(1),
});

/** https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook: 28 KB. */
const MAX_BYTES = 28 * 1024;

/** A workflow that posts what it gets to a channel of Teams: it answers 202 before it has done so. */
export function startTeams(): Promise<Fake> {
  return startFake(answer);
}

function answer({ method, path, headers, body }: Seen): Reply {
  if (path !== TEAMS_PATH) return { status: 404, body: 'WorkflowNotFound' };
  if (method !== 'POST') return { status: 405 };
  if (!(headers['content-type'] ?? '').startsWith('application/json')) return { status: 415 };
  if (Buffer.byteLength(body) > MAX_BYTES) return { status: 413 };
  const parsed = CardMessage.safeParse(JSON.parse(body));
  return parsed.success ? { status: 202 } : { status: 400, body: 'Invalid card' };
}

/** An incoming webhook answers 200 also for what went wrong behind it; same page, "Test for rate limiting". */
export const TEAMS_HIDDEN_FAILURE: Reply = {
  status: 200,
  body: 'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId tcid=0,server=DB3PEPF00000012',
};
