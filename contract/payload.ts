import type { Json } from './json.ts';

/**
 * A result as it travels inside main: the bytes the server sent, never changed on the way to the caller.
 * Up to 64 KiB `json()` is already parsed; above that the head comes from a depth-one scan and `json()` parses
 * on first use. A plain type, not a schema: what crosses a process is a view of it.
 */
export interface Payload {
  readonly bytes: Buffer;
  readonly head: { readonly isError: boolean; readonly resultType: string };
  json(): Json;
}
