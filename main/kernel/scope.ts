/** Owns what was started: runs the cleanups in reverse order, each once, and goes on when one of them fails. */
export interface Scope {
  /** Registers a cleanup; on a closed scope it runs at once, so nothing started late is left behind. */
  own(cleanup: () => void | Promise<void>): void;
  /** Runs everything; a second call returns the same promise. Failures are collected and thrown together. */
  close(): Promise<void>;
}

export function createScope(): Scope {
  const cleanups: (() => void | Promise<void>)[] = [];
  let closing: Promise<void> | undefined;

  async function run(): Promise<void> {
    const errors: unknown[] = [];
    for (let cleanup = cleanups.pop(); cleanup !== undefined; cleanup = cleanups.pop()) {
      try {
        await cleanup();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'cleanup failed');
  }

  return {
    own(cleanup) {
      cleanups.push(cleanup);
      if (closing !== undefined) closing = closing.then(run);
    },
    close() {
      closing ??= run();
      return closing;
    },
  };
}
