const MOST = 5_000;

/** No more of a list than a client can use; `truncated` says that there is more. */
export function shorten<T>(list: readonly T[]): { list: T[]; truncated: boolean } {
  return { list: list.slice(0, MOST), truncated: list.length > MOST };
}
