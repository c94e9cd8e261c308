import { text } from '#contract/text.ts';
import type { Egress } from '#main/guard/egress.ts';
import type { Scope } from '#main/kernel/scope.ts';
import type { Host } from './host.ts';
import { createUpdates } from './updates.ts';
import type { Updates, UpdatesParts } from './updates.ts';

/** Not the id of any server; the settings say in words what it is. */
const PURPOSE = '@updates';

type Parts = Omit<UpdatesParts, 'updater'> & { host: Host | undefined; egress: Egress };

/** Updates over a connection that the egress guard makes and lists. */
export function openUpdates({ host, egress, ...parts }: Parts, scope: Scope): Updates {
  const outlet = egress.open(PURPOSE, 'server');
  scope.own(() => outlet.close());
  const none = { reason: text('updates.noWindow'), advice: text('updates.advice.download') };
  const updates = createUpdates({ ...parts, updater: host?.openUpdater(outlet.send) ?? none });
  scope.own(() => {
    updates.close();
  });
  return updates;
}
