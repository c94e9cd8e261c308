import { z } from 'zod';
import { startFake } from './fake.ts';
import type { Fake } from './fake.ts';

/** What the webhook channel of ours sends; there is no vendor. */
const Body = z.strictObject({
  id: z.uuid(),
  subject: z.string().min(1),
  text: z.string().min(1),
  priority: z.enum(['critical', 'high', 'normal', 'low']),
  attachments: z.array(z.unknown()),
});

/** Somebody's service that takes our POST at `/hook`. */
export function startWebhook(): Promise<Fake> {
  return startFake(({ method, path, headers, body }) => {
    if (method !== 'POST' || path !== '/hook') return { status: 404 };
    if (headers['content-type'] !== 'application/json') return { status: 415 };
    const parsed = Body.safeParse(JSON.parse(body));
    const keyed = headers['idempotency-key'] === parsed.data?.id;
    return parsed.success && keyed ? { status: 204 } : { status: 422 };
  });
}
