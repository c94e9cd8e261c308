/** Which of what was opened in a browser a server has said to be done (notifications/elicitation/complete). */
export interface Completions {
  completed(id: string): void;
  /** Its signal is aborted once all of these are done; of none, never. */
  all(ids: readonly string[]): { signal: AbortSignal; stop(): void };
}

export function createCompletions(): Completions {
  const waiting = new Set<(id: string) => void>();
  return {
    completed(id) {
      for (const hear of waiting) hear(id);
    },
    all(ids) {
      const done = new AbortController();
      const open = new Set(ids);
      const hear = (id: string): void => {
        if (open.delete(id) && open.size === 0) done.abort();
      };
      waiting.add(hear);
      return { signal: done.signal, stop: () => void waiting.delete(hear) };
    },
  };
}
