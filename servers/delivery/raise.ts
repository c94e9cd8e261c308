import type { ToolContext } from '#servers/kit/tool.ts';
import type { Alert } from './alerts.ts';
import type { Desk } from './desk.ts';
import type { Notice } from './notice.ts';
import { throwIfNone } from './results.ts';
import type { ChannelResult } from './results.ts';
import { aimAll, sendNow } from './send.ts';
import type { Wish } from './send.ts';

type Raised = Parameters<ReturnType<Desk['kept']>['alerts']['raise']>[0];

/**
 * Tells the channels of an alert and starts its escalation. When nobody at all could be told, or the caller goes
 * away, it is as if it had not been raised, and the failure is thrown: whoever asked can ask again.
 */
export async function raiseAlert(
  desk: Desk,
  given: Raised,
  wishes: readonly Wish[],
  notice: Notice,
  context: Pick<ToolContext, 'signal' | 'progress'>,
): Promise<{ alert: Alert; results: ChannelResult[] }> {
  const { alerts } = desk.kept();
  const { aims, refused } = aimAll(desk, wishes);
  // Kept before it is told: the process may die while it tells.
  const alert = alerts.raise(given);
  try {
    const results = [...(await sendNow(desk, aims, notice, context)), ...refused];
    throwIfNone(results);
    return { alert, results };
  } catch (error) {
    alerts.forget(alert.id);
    throw error;
  }
}
