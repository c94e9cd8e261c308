import type { InstanceId } from '#contract/ids.ts';
import type { Clock } from '#main/kernel/clock.ts';
import type { ServerProcess } from './child.ts';
import { exitReason } from './failure.ts';
import type { Ledger } from './ledger.ts';
import type { LifeEvent } from './life.ts';
import type { Logs } from './logs.ts';
import type { Tree } from './tree.ts';
import { within } from './within.ts';

/** A grandchild can hold stderr open for ever. */
const LAST_WORDS_MS = 250;

interface WatchOptions {
  clock: Clock;
  ledger: Ledger;
  logs: Logs;
  tell: (event: LifeEvent) => void;
  surprise: (error: unknown) => void;
}

/** Follows a child to its end: keeps what it prints, tells of its exit, then that nothing of its tree is left. */
export async function watchChild(
  id: InstanceId,
  { child, tree }: { child: ServerProcess; tree: Tree },
  { clock, ledger, logs, tell, surprise }: WatchOptions,
): Promise<void> {
  const since = clock.now();
  const drained = logs.collect(id, child.stderr);
  const exit = await child.exit;
  const lived = clock.now() - since;
  await within(clock, LAST_WORDS_MS, drained);
  const said = logs
    .last(id, 20)
    .findLast(({ at, stream, line }) => at >= since && stream !== 'patchbay' && line.trim() !== '')?.line;
  const leftovers = (await tree.members()).length > 0;
  if (!leftovers) crossOut();
  tell({ type: 'exited', leftovers, clean: exit.code === 0, reason: exitReason(exit, lived, said) });
  if (!leftovers) return;
  await tree.gone();
  crossOut();
  tell({ type: 'gone' });

  function crossOut(): void {
    try {
      ledger.ended(child.nonce);
    } catch (error) {
      surprise(error);
    }
  }
}
