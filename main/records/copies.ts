import type { Json } from '#contract/json.ts';
import type { Payload } from '#contract/payload.ts';
import type { Text } from '#contract/text.ts';
import type { Redactor } from '#main/secrets/redaction.ts';

/** Most a copy may take, as bytes of JSON. */
const MOST_BYTES = 16 * 1024;
const HEAD_CHARS = 8 * 1024;
/** Read beyond the head and then dropped: what is cut off in it may be half of a secret that nothing recognizes. */
const MARGIN_CHARS = 8 * 1024;
/** Above this a payload is not parsed for a copy that would be cut anyway. */
const PARSED_BYTES = 64 * 1024;

/**
 * Makes what records keep of arguments and results: redacted, its members sorted, and at most 16 KiB of JSON, else
 * `{truncated: true, bytes, head}`.
 */
export interface Copies {
  of(value: Json): Json;
  ofPayload(payload: Payload): Json;
  /** Whether a copy tells something else than the value it was made of: secrets were taken out, or it was cut. */
  differs(copy: Json, value: Json): boolean;
  /** A sentence's parameters may quote what a server said. */
  message(message: Text): Text;
}

export function createCopies(redactor: Redactor): Copies {
  function cut(head: string, bytes: number): Json {
    return { bytes, head: head.slice(0, HEAD_CHARS), truncated: true };
  }

  function of(value: Json): Json {
    const copy = redactor.json(value);
    const text = JSON.stringify(copy);
    // A character takes three bytes at most: most copies need not be measured.
    const short = text.length * 3 <= MOST_BYTES || Buffer.byteLength(text) <= MOST_BYTES;
    return short ? copy : cut(text, Buffer.byteLength(text));
  }

  return {
    of,
    differs: (copy, value) => !sameJson(copy, value),
    ofPayload(payload) {
      const { bytes } = payload;
      if (bytes.length <= PARSED_BYTES) {
        try {
          return of(payload.json());
        } catch {
          // Not JSON after all: whoever reads the result will say so, the record shows what came.
        }
      }
      const seen = HEAD_CHARS + MARGIN_CHARS;
      const shown = redactor.text(bytes.toString('utf8', 0, seen * 3).slice(0, seen));
      return cut(bytes.length <= seen ? shown : shown.slice(0, -MARGIN_CHARS), bytes.length);
    },
    message: ({ code, params }) => ({
      code,
      params: Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === 'string' ? redactor.text(value).slice(0, HEAD_CHARS) : value,
        ]),
      ),
    }),
  };
}

/** No deeper than both go, and the copy is never deeper than the redactor lets it. */
function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    );
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameJson(a[key], b[key]));
}
