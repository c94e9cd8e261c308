import { LONGEST_LINK } from '#contract/link-length.ts';

/**
 * The address among the arguments of a start, as systems hand over `patchbay:` links; of several the last. One that is
 * too long is cut just above the limit, so that it is refused with that reason.
 */
export function linkAmong(args: readonly string[]): string | undefined {
  return args.findLast((arg) => /^patchbay:/i.test(arg))?.slice(0, LONGEST_LINK + 1);
}

/** Links come before there is an engine, too: the newest waits for it. */
export interface LinkInbox {
  put(address: string | undefined): void;
  /** From now on they go there. */
  deliver(open: (address: string) => void): void;
}

export function createLinkInbox(): LinkInbox {
  let held: string | undefined;
  let open: ((address: string) => void) | undefined;

  function hand(): void {
    if (open === undefined || held === undefined) return;
    const address = held;
    held = undefined;
    open(address);
  }

  return {
    put(address) {
      held = address ?? held;
      hand();
    },
    deliver(to) {
      open = to;
      hand();
    },
  };
}
