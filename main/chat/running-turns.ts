import { text } from '#contract/text.ts';
import type { Text } from '#contract/text.ts';
import { ChatRefusal } from './refusal.ts';

/** Turns that are under way, one at most for each conversation. */
export interface RunningTurns {
  has(conversation: string): boolean;
  /** Throws ChatRefusal while one runs. */
  begin(conversation: string): RunningTurn;
  /** False: none ran. Resolves when it has ended. */
  stop(conversation: string, reason: Text): Promise<boolean>;
  stopAll(reason: Text): Promise<void>;
}

export interface RunningTurn {
  signal: AbortSignal;
  stopped: () => Text;
  /** It is over when this is; `after` is done then. */
  settle: (work: Promise<void>, after?: () => void) => void;
  /** It has not begun after all. */
  release: () => void;
}

export function createRunningTurns(): RunningTurns {
  const turns = new Map<
    string,
    { cancel: AbortController; stop: (reason: Text) => void; work: Promise<void> }
  >();

  async function stop(id: string, reason: Text): Promise<boolean> {
    const turn = turns.get(id);
    if (turn === undefined) return false;
    turn.stop(reason);
    await turn.work;
    return true;
  }

  return {
    has: (id) => turns.has(id),
    begin(id) {
      if (turns.has(id)) throw new ChatRefusal(text('chat.turnRuns'), 'conversation');
      const cancel = new AbortController();
      let why = text('chat.stopped.person');
      const entry = {
        cancel,
        stop(reason: Text) {
          if (cancel.signal.aborted) return;
          why = reason;
          cancel.abort();
        },
        work: Promise.resolve(),
      };
      turns.set(id, entry);
      return {
        signal: cancel.signal,
        stopped: () => why,
        settle(work, after = () => undefined) {
          entry.work = work.finally(() => {
            turns.delete(id);
            after();
          });
        },
        release: () => void turns.delete(id),
      };
    },
    stop,
    async stopAll(reason) {
      await Promise.all([...turns.keys()].map((id) => stop(id, reason)));
    },
  };
}
