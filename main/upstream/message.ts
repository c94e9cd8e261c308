import { z } from 'zod';
import { scanObject } from './json-scan.ts';
import type { Span } from './json-scan.ts';

/** A JSON-RPC error object, read loosely: a code that is not a number counts as internal. */
export const RpcError = z.object({
  code: z.number().catch(-32603),
  message: z.string().catch('(no message)'),
  data: z.unknown().optional(),
});
export type RpcError = z.infer<typeof RpcError>;

/** One incoming line, told apart without parsing what need not be parsed. */
export type Message =
  | { kind: 'result'; id: string | number; result: Buffer }
  | { kind: 'error'; id: string | number; error: RpcError }
  | { kind: 'other'; method: string }
  | { kind: 'noise' };

const NOISE: Message = { kind: 'noise' };
/** Strings without escapes, such as our own ids, are what they look like. */
const PLAIN = /^"[\x20-\x21\x23-\x5b\x5d-\x7e]*"$/;

export function readMessage(line: Buffer): Message {
  const text = line.toString('latin1');
  const found: Partial<Record<Member, Span>> = {};
  const whole = scanObject(text, (key, span) => {
    if (isMember(key)) found[key] = span;
  });
  if (!whole || found.jsonrpc === undefined) return NOISE;
  if (found.method !== undefined) {
    const method = valueAt(text, found.method);
    return typeof method === 'string' ? { kind: 'other', method } : NOISE;
  }
  const id = valueAt(text, found.id);
  if (typeof id !== 'string' && typeof id !== 'number') return NOISE;
  const { result } = found;
  if (result !== undefined) return { kind: 'result', id, result: line.subarray(result.from, result.to) };
  const error = RpcError.safeParse(valueAt(text, found.error));
  return error.success ? { kind: 'error', id, error: error.data } : NOISE;
}

type Member = 'jsonrpc' | 'id' | 'method' | 'result' | 'error';

function isMember(key: string): key is Member {
  return key === 'id' || key === 'jsonrpc' || key === 'result' || key === 'method' || key === 'error';
}

/** The id of a message of which only the first and last bytes are left, if it can be seen there. */
export function idAtEdges(head: Buffer, tail: Buffer): string | number | undefined {
  const pattern = /"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)/;
  const found =
    pattern.exec(head.toString('latin1')) ??
    /"id"\s*:\s*("[^"\\]*"|-?\d+)\s*}\s*$/.exec(tail.toString('latin1'));
  if (found?.[1] === undefined) return undefined;
  return JSON.parse(found[1]) as string | number;
}

/** `text` has a character for each byte. */
function valueAt(text: string, span: Span | undefined): unknown {
  if (span === undefined) return undefined;
  const written = text.slice(span.from, span.to);
  if (PLAIN.test(written)) return written.slice(1, -1);
  try {
    return JSON.parse(Buffer.from(written, 'latin1').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
