import type { Json } from '#contract/json.ts';
import type { Payload } from '#contract/payload.ts';
import { scanObject } from './json-scan.ts';

/** Results up to this size are parsed at once; larger ones only when somebody must look inside. */
const EAGER_BYTES = 64 * 1024;
/** What its head says is a word; anything longer is not looked at. */
const SHORT_BYTES = 256;

/**
 * Wraps the bytes of a `result`. Throws SyntaxError when they are not an object (or, for small ones, not JSON).
 * An absent `resultType` means complete (MCP 2026-07-28, basic/index).
 */
export function createPayload(bytes: Buffer): Payload {
  if (bytes.length <= EAGER_BYTES) {
    const value = parse(bytes);
    if (value === null || typeof value !== 'object' || Array.isArray(value))
      throw new SyntaxError('the result is not an object');
    const resultType = typeof value.resultType === 'string' ? value.resultType : 'complete';
    return { bytes, head: { isError: value.isError === true, resultType }, json: () => value };
  }
  const head: { isError?: Json; resultType?: Json } = {};
  const whole = scanObject(bytes.toString('latin1'), (key, { from, to }) => {
    if ((key === 'isError' || key === 'resultType') && to - from <= SHORT_BYTES)
      head[key] = parse(bytes.subarray(from, to));
  });
  if (!whole) throw new SyntaxError('the result is not an object');
  const { isError, resultType } = head;
  let parsed: Json | undefined;
  return {
    bytes,
    head: {
      isError: isError === true,
      resultType: typeof resultType === 'string' ? resultType : 'complete',
    },
    json: () => (parsed ??= parse(bytes)),
  };
}

function parse(bytes: Buffer): Json {
  return JSON.parse(bytes.toString('utf8')) as Json;
}
