import type { Text } from '#contract/text.ts';
import { text } from '#contract/text.ts';

/** Why a server is not running and what the user can do about it. */
export interface Failure {
  readonly reason: Text;
  readonly advice: Text;
  /** What would help and can be switched on at once. */
  readonly offer?: 'shippedNode';
}

/** How a child ended, as Node reports it. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

const LINE_IN_TEXT = 300;

/** Says how a child ended; `line` is the last thing it printed to stderr, already redacted. */
export function exitReason(exit: Exit, livedMs: number, line: string | undefined): Text {
  const seconds = inSeconds(livedMs);
  const said = line === undefined ? undefined : line.slice(0, LINE_IN_TEXT);
  if (exit.signal !== null) {
    return said === undefined
      ? text('server.signalled', { signal: exit.signal, seconds })
      : text('server.signalledSaying', { signal: exit.signal, seconds, line: said });
  }
  const code = exit.code ?? -1;
  return said === undefined
    ? text('server.exited', { code, seconds })
    : text('server.exitedSaying', { code, seconds, line: said });
}

/** Says that the restart budget is spent, with the last words of the server when it had any. */
export function budgetSpent(count: number, withinMs: number, last: Text): Text {
  const params = { count, seconds: inSeconds(withinMs) };
  const { line } = last.params;
  return line === undefined
    ? text('server.budgetSpent', params)
    : text('server.budgetSpentSaying', { ...params, line });
}

/** Says that a start took too long; `installing`: it may not even have begun. */
export function startTimedOut(ms: number, installing: boolean | undefined): Failure {
  const seconds = inSeconds(ms);
  return installing === true
    ? { reason: text('server.installTimeout', { seconds }), advice: text('server.advice.slowInstall') }
    : { reason: text('server.startTimeout', { seconds }), advice: text('server.advice.slowStart') };
}

export function spawnFailed(problem: string): Failure {
  return {
    reason: text('server.spawnFailed', { problem }),
    advice: text('server.advice.startAgain'),
  };
}

function inSeconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
