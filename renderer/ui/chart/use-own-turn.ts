import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

const waiting: (() => void)[] = [];
let going = false;

function takeTurns(): void {
  const turn = waiting.shift();
  going = turn !== undefined;
  if (turn === undefined) return;
  setTimeout(takeTurns, 0);
  turn();
}

/** Does something later, in a task in which nothing else is done; the returned function calls it off. */
function inTurn(act: () => void): () => void {
  let wanted = true;
  waiting.push(() => {
    if (wanted) flushSync(act);
  });
  if (!going) {
    going = true;
    setTimeout(takeTurns, 0);
  }
  return () => {
    wanted = false;
  };
}

/**
 * `value`, but in a task of its own: charts that change at once would make one long task out of many short ones.
 * Undefined until its first turn; to be kept by who passes it, so that it changes only when something in it does.
 */
export function useOwnTurn<T>(value: T): T | undefined {
  const [shown, setShown] = useState<T>();
  useEffect(() => inTurn(() => setShown(value)), [value]);
  return shown;
}
