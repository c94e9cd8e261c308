import type { DeepLink } from '#contract/deep-link.ts';
import type { Emit } from '#contract/events.ts';

/** Links from outside, until a window takes them. Only the newest waits: nobody is buried under a hundred. */
export interface DeepLinks {
  /** What waits. */
  waiting(): DeepLink | undefined;
  /** Reads an address that another program handed over. */
  open(address: string): Promise<void>;
  take(id: number): void;
}

export function createDeepLinks(emit: Emit): DeepLinks {
  let waiting: DeepLink | undefined;
  let last = 0;

  function become(next: DeepLink | undefined): void {
    waiting = next;
    emit({ type: 'link.changed', ...(next === undefined ? {} : { link: next }) });
  }

  return {
    waiting: () => waiting,
    async open(address) {
      const id = ++last;
      const { readDeepLink } = await import('./deep-link.ts');
      if (id !== last) return;
      const read = readDeepLink(address);
      become(read.ok ? { id, asks: 'add', text: read.text } : { id, asks: 'refused', reason: read.reason });
    },
    take(id) {
      if (waiting?.id === id) become(undefined);
    },
  };
}
