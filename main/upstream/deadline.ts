/** Time that runs out, and that can be held while the other side waits for us. */
export interface Deadline {
  /** Stops the clock until the returned function is called, once; several may hold it at a time. */
  hold(): () => void;
  stop(): void;
}

/** `onOver` is called after `ms` in which nobody held it. */
export function startDeadline(ms: number, onOver: () => void): Deadline {
  let left = ms;
  let since = performance.now();
  let timer = setTimeout(onOver, ms);
  let holders = 0;
  let stopped = false;

  return {
    hold() {
      if (holders === 0) {
        clearTimeout(timer);
        left -= performance.now() - since;
      }
      holders += 1;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holders -= 1;
        if (holders > 0 || stopped) return;
        since = performance.now();
        timer = setTimeout(onOver, Math.max(1, left));
      };
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
