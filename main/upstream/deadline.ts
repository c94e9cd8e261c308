/** Time that runs out, and that can be held while the other side waits for us. */
export interface Deadline {
  /** Stops the clock until the returned function is called, once; several may hold it at a time. */
  hold(): () => void;
  stop(): void;
}

/** The deadlines of a session. */
export interface Deadlines {
  /** `onOver` is called after `ms` in which nobody held it. */
  start(ms: number, onOver: () => void): Deadline;
}

/** Of a timer; what is due later is waited for once more. */
const LONGEST_MS = 2 ** 31 - 1;

interface Running {
  /** On the clock of durations; Infinity while it is held. */
  due: number;
  /** Its place among those that run; -1 when it is over. */
  at: number;
  over(): void;
}

/**
 * One timer for all of them, set for the first that ends: most are stopped long before, and a timer of its own for each
 * costs more than anything else in a request.
 */
export function createDeadlines(): Deadlines {
  const running: Running[] = [];
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Infinity;

  /** Nothing is called off: to wake for nothing now and then costs less. */
  function watch(due: number, now: number): void {
    if (due >= wakesAt) return;
    clearTimeout(timer);
    wakesAt = due;
    // It may outlast what it was set for, and then nobody is to wait for it.
    timer = setTimeout(wake, Math.min(LONGEST_MS, Math.max(1, Math.ceil(due - now)))).unref();
  }

  function wake(): void {
    wakesAt = Infinity;
    const now = performance.now();
    const over = running.filter(({ due }) => due <= now).sort((a, b) => a.due - b.due);
    for (const one of over) {
      // One that ended before may have stopped or held it.
      if (one.at < 0 || one.due > now) continue;
      remove(one);
      one.over();
    }
    watch(
      running.reduce((first, { due }) => Math.min(first, due), Infinity),
      now,
    );
  }

  function remove(one: Running): void {
    if (one.at < 0) return;
    const newest = running.pop();
    if (newest !== undefined && newest !== one) {
      running[one.at] = newest;
      newest.at = one.at;
    }
    one.at = -1;
  }

  return {
    start(ms, onOver) {
      const begun = performance.now();
      const one: Running = { due: begun + ms, at: running.length, over: onOver };
      running.push(one);
      watch(one.due, begun);
      let holders = 0;
      let left = ms;
      let stopped = false;
      return {
        hold() {
          holders += 1;
          if (holders === 1) {
            left = one.due - performance.now();
            one.due = Infinity;
          }
          let held = true;
          return () => {
            if (!held) return;
            held = false;
            holders -= 1;
            if (holders > 0 || stopped) return;
            const now = performance.now();
            one.due = now + Math.max(1, left);
            watch(one.due, now);
          };
        },
        stop() {
          stopped = true;
          remove(one);
        },
      };
    },
  };
}
