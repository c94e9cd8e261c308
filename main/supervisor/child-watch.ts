import type { InstanceId } from '#contract/ids.ts';
import type { Clock } from '#main/kernel/clock.ts';
import { exitReason } from './failure.ts';
import { tellingLine } from './last-words.ts';
import type { LifeEvent } from './life.ts';
import type { Logs } from './logs.ts';
import type { Spawned } from './spawning.ts';
import { within } from './within.ts';

/** A grandchild can hold stderr open for ever. */
const LAST_WORDS_MS = 250;

interface WatchOptions {
  clock: Clock;
  logs: Logs;
  tell: (event: LifeEvent) => void;
  surprise: (error: unknown) => void;
}

/** Follows a child to its end: keeps what it prints, tells of its exit, then that nothing of its tree is left. */
export async function watchChild(
  id: InstanceId,
  spawned: Spawned,
  { clock, logs, tell, surprise }: WatchOptions,
): Promise<void> {
  const { child, tree } = spawned;
  const since = clock.now();
  const drained = logs.collect(id, child.stderr);
  const exit = await child.exit;
  const lived = clock.now() - since;
  await within(clock, LAST_WORDS_MS, drained);
  const printed = logs.last(id, 40).filter(({ at, stream }) => at >= since && stream !== 'patchbay');
  const said = tellingLine(printed.map(({ line }) => line));
  const leftovers = (await tree.members()).length > 0;
  if (!leftovers) crossOut();
  tell({ type: 'exited', leftovers, clean: exit.code === 0, reason: exitReason(exit, lived, said) });
  if (!leftovers) return;
  await tree.gone();
  crossOut();
  tell({ type: 'gone' });

  function crossOut(): void {
    try {
      spawned.crossOut();
    } catch (error) {
      surprise(error);
    }
  }
}
